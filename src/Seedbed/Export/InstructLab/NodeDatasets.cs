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
            if (rows.Knowledge.Count + rows.Rewritings.Count > 0)
                await WriteKnowledgeAsync(rows, file, json, cancellationToken).ConfigureAwait(false);
            if (rows.Skills.Count > 0)
                await WriteSkillsAsync(rows.Skills, file, json, cancellationToken).ConfigureAwait(false);
            if (rows.QuestionSet.Count > 0)
                await WriteQuestionsAsync(rows.QuestionSet, leaf, names[leaf], json, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteSkillsAsync(List<RowPlace> places, string file, NodeJson json, CancellationToken cancellationToken)
    {
        SkillsPhase.Add($"{file}.jsonl");
        IEnumerable<Action<Utf8JsonWriter>> rows = Rows(places).Select(each => Members(writer => json.WriteSkill(writer, each.Row, request.System)));
        await WriteAsync($"{file}.jsonl", rows, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteKnowledgeAsync(LeafRows leaf, string file, NodeJson json, CancellationToken cancellationToken)
    {
        var raft = new Lazy<RaftDocuments>(() => new RaftDocuments(request.Seed, Passages(leaf.Knowledge)));
        KnowledgePhase.Add($"{file}_p07.jsonl");
        await WriteAsync($"{file}_p07.jsonl", Questions("p07").Concat(Rewritings("p07", unmask: true)), cancellationToken).ConfigureAwait(false);
        SkillsPhase.Add($"{file}_p10.jsonl");
        await WriteAsync($"{file}_p10.jsonl", Raft().Concat(Questions("p10")).Concat(Rewritings("p10", unmask: false)), cancellationToken).ConfigureAwait(false);

        IEnumerable<Action<Utf8JsonWriter>> Raft() => Rows(leaf.Knowledge).Select(each =>
            Members(writer => json.WriteRaft(writer, each.Row, each.Passage!, raft.Value.TextFor(each.Row, each.Passage!))));
        IEnumerable<Action<Utf8JsonWriter>> Questions(string phase) => Rows(leaf.Knowledge).Select(each =>
            Members(writer => json.WriteKnowledge(writer, each.Row, each.Passage!, phase)));
        IEnumerable<Action<Utf8JsonWriter>> Rewritings(string phase, bool unmask) => Rows(leaf.Rewritings).Select(each =>
            Members(writer => json.WriteRewriting(writer, each.Row, each.Passage!, phase, unmask)));
    }

    private async Task WriteQuestionsAsync(List<RowPlace> places, string leaf, string name, NodeJson json, CancellationToken cancellationToken)
    {
        string data = $"{place}/mmlubench_{name}.jsonl";
        var even = new QuestionPlaces(request.Seed, leaf);
        await WriteAsync(data, Rows(places).Select(each => Members(writer => json.WriteChoices(writer, each.Row, Placed(each.Row, even), each.Passage))), cancellationToken).ConfigureAwait(false);
        Files[^1] = Files[^1] with { Split = "test" };
        Files.Add(WriteText(folder, $"{place}/{name}_task.yaml", QuestionTask.Yaml(name, data)));
    }

    private static QuestionSet Placed(TaxonomyRow row, QuestionPlaces even)
    {
        _ = QuestionSet.TryRead(row, out QuestionSet? set);
        return set!.IsMovable ? set.At(even.Next()) : set;
    }

    // Run by run, so that the passages of one are in memory.
    private static IEnumerable<(TaxonomyRow Row, Passage? Passage)> Rows(List<RowPlace> places)
    {
        foreach (IGrouping<RowsOfRun, RowPlace> run in places.GroupBy(each => each.Run))
        {
            LinePlace[] lines = [.. run.Select(each => each.Line)];
            IReadOnlyDictionary<PassageKey, Passage> texts = Texts(run.Key, lines);
            foreach (TaxonomyRow row in run.Key.At(lines))
                yield return (row, row.Passage is { } key ? texts.GetValueOrDefault(key) : null);
        }
    }

    private static IEnumerable<Passage> Passages(List<RowPlace> places) => places.Count == 0
        ? []
        : Texts(places[0].Run, [.. places.Select(each => each.Line)]).Values;

    private static IReadOnlyDictionary<PassageKey, Passage> Texts(RowsOfRun run, LinePlace[] lines) =>
        run.Passages.Of(run.At(lines).Where(row => row.IsKnowledge).Select(row => row.Passage?.Document).OfType<string>());

    private static Action<Utf8JsonWriter> Members(Action<Utf8JsonWriter> write) => write;

    private async Task WriteAsync(string name, IEnumerable<Action<Utf8JsonWriter>> rows, CancellationToken cancellationToken)
    {
        var file = new RecordFile(folder, name);
        await using (file.ConfigureAwait(false))
        {
            foreach (Action<Utf8JsonWriter> members in rows)
                await file.WriteAsync(members, cancellationToken).ConfigureAwait(false);
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
