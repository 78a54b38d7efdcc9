using System.Globalization;
using System.Text.Json;
using Seedbed.Export;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Documents;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Cli.Terminal;

/// <summary>The leaves of a taxonomy, for people and for machines.</summary>
internal sealed class TaxonomyView
{
    private const int ShortCommit = 7;

    private readonly TaxonomyTree _tree;
    private readonly Dictionary<string, TaxonomyLeaf> _leaves;
    private readonly Dictionary<string, LeafCounts>? _counts;

    /// <param name="tree">The taxonomy.</param>
    /// <param name="counts">What a run made of its leaves; null without one.</param>
    public TaxonomyView(TaxonomyTree tree, IReadOnlyList<LeafCounts>? counts)
    {
        _tree = tree;
        _leaves = tree.Leaves.ToDictionary(leaf => leaf.Path, StringComparer.Ordinal);
        _counts = counts?.DistinctBy(leaf => leaf.Leaf, StringComparer.Ordinal).ToDictionary(leaf => leaf.Leaf, StringComparer.Ordinal);
    }

    /// <summary>A table, what it sums up to, the first fault of each file that is rejected; of a run what each leaf lost to which step, and why it fell short.</summary>
    public void WriteTable(TextWriter output)
    {
        string[][] lines = [Head(), .. _tree.Judged.Select(Line)];
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length))];
        foreach (string[] line in lines)
            output.WriteLine(PlainText.Of(string.Join("  ", line.Select((cell, column) => Padded(cell, widths[column], column))).TrimEnd()));
        output.WriteLine();
        output.WriteLine(Sum());
        foreach (JudgedLeaf leaf in _tree.Rejected)
            output.WriteLine(PlainText.Of(FirstFault(leaf.Qna)));
        foreach (LeafCounts leaf in _tree.Judged.Select(leaf => _counts?.GetValueOrDefault(leaf.Path)).OfType<LeafCounts>())
            WriteLosses(output, leaf);
    }

    /// <summary>One JSON object a line for each file.</summary>
    public void WriteJson(TextWriter output)
    {
        foreach (JudgedLeaf leaf in _tree.Judged)
            output.WriteLine(JsonLine.Of(json => WriteJson(json, leaf)));
    }

    private static void WriteLosses(TextWriter output, LeafCounts leaf)
    {
        string[] lost =
        [
            .. leaf.Lost.Select(lost => $"{NumberWords.Of(lost.Count)} {lost.Step}{(lost.Reason == lost.Step || lost.Reason == "keep" ? "" : $" {lost.Reason}")}"),
            .. leaf.OverTarget > 0 ? (string[])[$"{NumberWords.Of(leaf.OverTarget)} beyond the target"] : [],
        ];
        if (leaf.Why is not null)
            output.WriteLine(PlainText.Of($"{leaf.Leaf}: {(leaf.Wanted is { } wanted ? $"{NumberWords.Of(leaf.Rows)} of {NumberWords.Of(wanted)} rows" : NumberWords.Of(leaf.Rows, "row"))}: {string.Join("; ", [leaf.Why, .. leaf.Faults])}"));
        if (lost.Length > 0)
            output.WriteLine(PlainText.Of($"{leaf.Leaf} lost: {string.Join(", ", lost)}"));
    }

    private string[] Head() => _counts is null
        ? ["leaf", "kind", "seeds", "pairs", "documents", "verdict"]
        : ["leaf", "kind", "seeds", "documents", "units", "tries", "written", "rows", "yield", "verdict"];

    private string[] Line(JudgedLeaf judged)
    {
        TaxonomyLeaf? leaf = _leaves.GetValueOrDefault(judged.Path);
        string[] first = [judged.Path, leaf is null ? "–" : Words(leaf.Kinds), leaf is null ? "–" : NumberWords.Of(leaf.Seeds)];
        string[] rest = _counts is null
            ? [leaf is null ? "–" : NumberWords.Of(leaf.Pairs), Words(leaf?.Content.Documents)]
            : Words(_counts.GetValueOrDefault(judged.Path));
        return [.. first, .. rest, Words(judged.Qna)];
    }

    private static string[] Words(LeafCounts? counts) => counts is null ? ["–", "–", "–", "–", "–", "–"] :
    [
        NumberWords.Of(counts.Documents),
        counts.Units is { } units ? $"{NumberWords.Of(counts.Asked)}/{NumberWords.Of(units)}" : NumberWords.Of(counts.Asked),
        NumberWords.Of(counts.Tries),
        NumberWords.Of(counts.Written),
        NumberWords.Of(counts.Rows),
        counts.Yield is { } yield ? $"{Math.Round(100 * yield, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)}%" : "–",
    ];

    // All between kind and verdict are numbers, but for where documents lie.
    private string Padded(string cell, int width, int column) =>
        column >= 2 && column < (_counts is null ? 4 : 9) ? cell.PadLeft(width) : cell.PadRight(width);

    private string Sum()
    {
        string rows = _counts is null ? "" : $", {NumberWords.Of(_tree.Leaves.Sum(leaf => _counts.GetValueOrDefault(leaf.Path)?.Rows ?? 0), "row")}";
        string leaves = _tree.Leaves.Count == 1 ? "1 leaf" : $"{NumberWords.Of(_tree.Leaves.Count)} leaves";
        return $"{leaves}, {NumberWords.Of(_tree.Leaves.Sum(leaf => leaf.Seeds), "seed")}, {NumberWords.Of(_tree.Leaves.Sum(leaf => leaf.Pairs), "pair")}{rows}; {NumberWords.Of(_tree.Rejected.Count())} rejected, {NumberWords.Of(_tree.Empty.Count())} empty";
    }

    private void WriteJson(Utf8JsonWriter json, JudgedLeaf judged)
    {
        json.WriteString("leaf", judged.Path);
        json.WriteString("file", judged.Qna.Path);
        json.WriteString("verdict", judged.Qna.Verdict.ToString().ToLowerInvariant());
        if (_leaves.TryGetValue(judged.Path, out TaxonomyLeaf? leaf))
            WriteLeaf(json, leaf);
        if (judged.Qna.Faults.Count > 0)
            json.WriteNumber("faults", judged.Qna.Faults.Count);
        if (_counts?.GetValueOrDefault(judged.Path) is { } counts)
            WriteCounts(json, counts);
    }

    private static void WriteCounts(Utf8JsonWriter json, LeafCounts counts)
    {
        json.WriteNumber("documents", counts.Documents);
        if (counts.Units is { } units)
            json.WriteNumber("units", units);
        json.WriteNumber("asked", counts.Asked);
        json.WriteNumber("tries", counts.Tries);
        json.WriteNumber("written", counts.Written);
        json.WriteNumber("over_target", counts.OverTarget);
        json.WriteNumber("rows", counts.Rows);
        if (counts.Wanted is { } wanted)
            json.WriteNumber("wanted", wanted);
        if (counts.Why is not null)
            json.WriteString("why", counts.Why);
        json.WriteStartArray("lost");
        foreach ((string step, string reason, long count) in counts.Lost)
        {
            json.WriteStartObject();
            json.WriteString("step", step);
            json.WriteString("reason", reason);
            json.WriteNumber("rows", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLeaf(Utf8JsonWriter json, TaxonomyLeaf leaf)
    {
        json.WriteStartArray("kinds");
        foreach (string kind in Words(leaf.Kinds).Split('+'))
            json.WriteStringValue(kind);
        json.WriteEndArray();
        json.WriteString("created_by", leaf.Content.CreatedBy);
        json.WriteNumber("seeds", leaf.Seeds);
        json.WriteNumber("pairs", leaf.Pairs);
        json.WriteBoolean("attribution", leaf.Attribution is not null);
        if (leaf.Content.Documents is not { } documents)
            return;
        json.WriteString("repo", LeafDocuments.Shown(documents.Repository));
        json.WriteString("commit", documents.Commit);
        json.WriteStartArray("patterns");
        foreach (string pattern in documents.Patterns)
            json.WriteStringValue(pattern);
        json.WriteEndArray();
    }

    private static string Words(LeafKinds kinds) =>
        string.Join('+', new[] { LeafKinds.Skill, LeafKinds.Grounded, LeafKinds.Knowledge }.Where(kind => kinds.HasFlag(kind)).Select(kind => kind.ToString().ToLowerInvariant()));

    private static string Words(QnaDocuments? documents)
    {
        if (documents is null)
            return "–";
        string name = LeafDocuments.Shown(documents.Repository).TrimEnd('/').Split('/', ':', '\\')[^1];
        string commit = documents.Commit.Length > ShortCommit && documents.Commit.All(char.IsAsciiHexDigit) ? documents.Commit[..ShortCommit] : documents.Commit;
        return $"{name}@{commit}, {NumberWords.Of(documents.Patterns.Count, "pattern")}";
    }

    private static string Words(QnaFile qna) => qna.Verdict switch
    {
        QnaVerdict.Accept => "accept",
        QnaVerdict.Empty => "empty",
        _ => $"reject ({NumberWords.Of(qna.Faults.Count, "fault")})",
    };

    private static string FirstFault(QnaFile qna)
    {
        TaxonomyFault fault = qna.Faults[0];
        string more = qna.Faults.Count == 1 ? "" : $" ({NumberWords.Of(qna.Faults.Count - 1)} more: seedbed validate {ShownPath.Of(qna.Path)})";
        return $"{ShownPath.Of(qna.Path)}:{fault.Line}:{fault.Column}: {fault.Message}{more}";
    }
}
