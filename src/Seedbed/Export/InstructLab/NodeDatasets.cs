using System.Text;
using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>Writes the datasets of one leaf after the other: the rows are read again from where they lie, the passages of one leaf at a time are in memory.</summary>
internal sealed class NodeDatasets(InstructLabRequest request, ExportFolder folder, string place)
{
    private readonly Dictionary<string, LeafFacts> _facts = request.Facts.Leaves
        .GroupBy(leaf => leaf.Leaf, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

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
        foreach ((string leaf, LeafRows rows) in leaves)
        {
            var json = new NodeJson(request.Seed, names[leaf], _facts.GetValueOrDefault(leaf) ?? new(leaf));
            string file = $"{place}/{names[leaf]}";
            if (rows.Knowledge.Count > 0)
                await WriteKnowledgeAsync(rows.Knowledge, file, json, cancellationToken).ConfigureAwait(false);
            if (rows.Skills.Count > 0)
                await WriteSkillsAsync(rows.Skills, file, json, cancellationToken).ConfigureAwait(false);
            if (rows.QuestionSet.Count > 0)
                await WriteQuestionsAsync(rows.QuestionSet, names[leaf], json, cancellationToken).ConfigureAwait(false);
        }
    }

    // Of the first run alone: others add no questions and answers.
    private static IEnumerable<TaxonomyRow> Rows(List<RowPlace> places) => places[0].Run.At(places.Select(place => place.Line));

    private async Task WriteSkillsAsync(List<RowPlace> places, string file, NodeJson json, CancellationToken cancellationToken)
    {
        SkillsPhase.Add($"{file}.jsonl");
        await WriteAsync($"{file}.jsonl", Rows(places), (writer, row) => json.WriteSkill(writer, row, request.System), cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteKnowledgeAsync(List<RowPlace> places, string file, NodeJson json, CancellationToken cancellationToken)
    {
        IEnumerable<TaxonomyRow> rows = Rows(places);
        IReadOnlyDictionary<PassageKey, Passage> texts = places[0].Run.Passages.Of(rows.Select(row => row.Passage!.Value.Document));
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

    private async Task WriteQuestionsAsync(List<RowPlace> places, string name, NodeJson json, CancellationToken cancellationToken)
    {
        string data = $"{place}/mmlubench_{name}.jsonl";
        var file = new RecordFile(folder, data);
        await using (file.ConfigureAwait(false))
        {
            foreach (IGrouping<RowsOfRun, RowPlace> run in places.GroupBy(each => each.Run))
                await WriteQuestionsAsync(run.Key, [.. run.Select(each => each.Line)], file, json, cancellationToken).ConfigureAwait(false);
            Files.Add(await file.EndAsync(cancellationToken).ConfigureAwait(false) with { Split = "test" });
        }

        Files.Add(WriteText(folder, $"{place}/{name}_task.yaml", QuestionTask.Yaml(name, data)));
    }

    private static async Task WriteQuestionsAsync(RowsOfRun run, List<LinePlace> places, RecordFile file, NodeJson json, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<PassageKey, Passage> texts = run.Passages.Of(run.At(places).Select(row => row.Passage?.Document).OfType<string>());
        foreach (TaxonomyRow row in run.At(places))
        {
            _ = QuestionSet.TryRead(row, out QuestionSet? set);
            Passage? passage = row.Passage is { } key ? texts.GetValueOrDefault(key) : null;
            await file.WriteAsync(writer => json.WriteChoices(writer, row, set!, passage), cancellationToken).ConfigureAwait(false);
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
