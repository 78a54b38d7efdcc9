using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Export.InstructLab;

/// <summary>Writes the datasets of one leaf after the other: the rows are read again from where they lie, the passages of one leaf at a time are in memory.</summary>
internal sealed class NodeDatasets(InstructLabRequest request, ExportFolder folder, PassageIndex passages, string place)
{
    private readonly Dictionary<string, LeafFacts> _facts = request.Facts.Leaves
        .GroupBy(leaf => leaf.Leaf, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private readonly string _dataset = Path.GetFileName(request.Dataset);

    /// <summary>Everything that was written, in order.</summary>
    public List<ExportedFile> Files { get; } = [];

    /// <summary>The datasets that the first phase trains on.</summary>
    public List<string> KnowledgePhase { get; } = [];

    /// <summary>The datasets that the second phase trains on.</summary>
    public List<string> SkillsPhase { get; } = [];

    /// <summary>Writes the datasets of all leaves.</summary>
    public async Task WriteAsync(IReadOnlyDictionary<string, LeafRows> leaves, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> names = LeafNames.Of([.. leaves.Keys]);
        using SafeFileHandle dataset = File.OpenHandle(request.Dataset);
        foreach ((string leaf, LeafRows rows) in leaves)
        {
            var json = new NodeJson(request.Seed, names[leaf], _facts.GetValueOrDefault(leaf) ?? new(leaf));
            string file = $"{place}/{names[leaf]}";
            if (rows.Knowledge.Count > 0)
                await WriteKnowledgeAsync(Rows(dataset, rows.Knowledge), file, json, cancellationToken).ConfigureAwait(false);
            if (rows.Skills.Count > 0)
                await WriteSkillsAsync(Rows(dataset, rows.Skills), file, json, cancellationToken).ConfigureAwait(false);
            if (rows.QuestionSet.Count > 0)
                await WriteQuestionsAsync(Rows(dataset, rows.QuestionSet), names[leaf], json, cancellationToken).ConfigureAwait(false);
        }
    }

    private IEnumerable<TaxonomyRow> Rows(SafeFileHandle dataset, List<LinePlace> places)
    {
        foreach (LinePlace at in places)
        {
            if (TaxonomyRow.TryRead(new(LineAt.Read(dataset, at, request.Dataset), _dataset), out TaxonomyRow? row) is null)
                yield return row!;
        }
    }

    private async Task WriteSkillsAsync(IEnumerable<TaxonomyRow> rows, string file, NodeJson json, CancellationToken cancellationToken)
    {
        SkillsPhase.Add($"{file}.jsonl");
        await WriteAsync($"{file}.jsonl", rows, (writer, row) => json.WriteSkill(writer, row, request.System), cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteKnowledgeAsync(IEnumerable<TaxonomyRow> rows, string file, NodeJson json, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<PassageKey, Passage> texts = passages.Of(rows.Select(row => row.Passage!.Value.Document));
        var raft = new RaftDocuments(request.Seed, texts.Values);
        KnowledgePhase.Add($"{file}_p07.jsonl");
        await WriteAsync($"{file}_p07.jsonl", rows, (writer, row) => json.WriteKnowledge(writer, row, Own(row), "p07"), cancellationToken).ConfigureAwait(false);

        SkillsPhase.Add($"{file}_p10.jsonl");
        var p10 = new RecordFile(folder, $"{file}_p10.jsonl");
        await using (p10.ConfigureAwait(false))
        {
            foreach (TaxonomyRow row in rows)
                await p10.WriteAsync(writer => json.WriteRaft(writer, row, Own(row), raft.TextFor(row, Own(row))), cancellationToken).ConfigureAwait(false);
            foreach (TaxonomyRow row in rows)
                await p10.WriteAsync(writer => json.WriteKnowledge(writer, row, Own(row), "p10"), cancellationToken).ConfigureAwait(false);
            Files.Add(await p10.EndAsync(cancellationToken).ConfigureAwait(false));
        }

        Passage Own(TaxonomyRow row) => texts[row.Passage!.Value];
    }

    private async Task WriteQuestionsAsync(IEnumerable<TaxonomyRow> rows, string name, NodeJson json, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<PassageKey, Passage> texts = passages.Of(rows.Select(row => row.Passage?.Document).OfType<string>());
        string file = $"{place}/mmlubench_{name}.jsonl";
        await WriteAsync(file, rows, Write, cancellationToken).ConfigureAwait(false);
        Files[^1] = Files[^1] with { Split = "test" };
        Files.Add(WriteText(folder, $"{place}/{name}_task.yaml", QuestionTask.Yaml(name, file)));

        void Write(Utf8JsonWriter writer, TaxonomyRow row)
        {
            _ = QuestionSet.TryRead(row, out QuestionSet? set);
            json.WriteChoices(writer, row, set!, row.Passage is { } key ? texts.GetValueOrDefault(key) : null);
        }
    }

    private async Task WriteAsync(
        string name, IEnumerable<TaxonomyRow> rows, Action<Utf8JsonWriter, TaxonomyRow> write, CancellationToken cancellationToken)
    {
        var file = new RecordFile(folder, name);
        await using (file.ConfigureAwait(false))
        {
            foreach (TaxonomyRow row in rows)
                await file.WriteAsync(json => write(json, row), cancellationToken).ConfigureAwait(false);
            Files.Add(await file.EndAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Writes a file that is no dataset.</summary>
    internal static ExportedFile WriteText(ExportFolder folder, string name, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        using FileStream stream = folder.Create(name);
        stream.Write(bytes);
        return new("", name, 0, bytes.Length) { Config = null };
    }
}
