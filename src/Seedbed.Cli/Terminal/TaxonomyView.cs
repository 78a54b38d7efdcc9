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
    private readonly Dictionary<string, GroupFacts>? _groups;

    public TaxonomyView(TaxonomyTree tree, IReadOnlyList<GroupFacts>? groups)
    {
        _tree = tree;
        _leaves = tree.Leaves.ToDictionary(leaf => leaf.Path, StringComparer.Ordinal);
        _groups = groups?.DistinctBy(group => group.Group, StringComparer.Ordinal).ToDictionary(group => group.Group, StringComparer.Ordinal);
    }

    /// <summary>A table, what it sums up to, the first fault of each file that is rejected, and why leaves fell short.</summary>
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
        foreach (GroupFacts group in Groups.Where(group => group.Why is not null))
            output.WriteLine(PlainText.Of($"{group.Group}: {NumberWords.Of(group.Rows, "row")}: {group.Why}"));
    }

    /// <summary>One JSON object a line for each file.</summary>
    public void WriteJson(TextWriter output)
    {
        foreach (JudgedLeaf leaf in _tree.Judged)
            output.WriteLine(JsonLine.Of(json => WriteJson(json, leaf)));
    }

    private IEnumerable<GroupFacts> Groups => _groups?.Values ?? Enumerable.Empty<GroupFacts>();

    private string[] Head() =>
        [.. (string[])["leaf", "kind", "seeds", "pairs"], .. _groups is null ? (string[])[] : ["rows"], "documents", "verdict"];

    private string[] Line(JudgedLeaf judged)
    {
        TaxonomyLeaf? leaf = _leaves.GetValueOrDefault(judged.Path);
        string rows = _groups?.GetValueOrDefault(judged.Path) is { } group ? NumberWords.Of(group.Rows) : "–";
        string[] counts = leaf is null ? ["–", "–", "–"] : [Words(leaf.Kinds), NumberWords.Of(leaf.Seeds), NumberWords.Of(leaf.Pairs)];
        return [judged.Path, .. counts, .. _groups is null ? (string[])[] : [rows], Words(leaf?.Content.Documents), Words(judged.Qna)];
    }

    // seeds, pairs and, where there are any, rows are numbers.
    private string Padded(string cell, int width, int column) =>
        column >= 2 && column < (_groups is null ? 4 : 5) ? cell.PadLeft(width) : cell.PadRight(width);

    private string Sum()
    {
        string rows = _groups is null ? "" : $", {NumberWords.Of(_tree.Leaves.Sum(leaf => _groups.GetValueOrDefault(leaf.Path)?.Rows ?? 0), "row")}";
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
        if (_groups?.GetValueOrDefault(judged.Path) is not { } group)
            return;
        json.WriteNumber("rows", group.Rows);
        if (group.Why is not null)
            json.WriteString("why", group.Why);
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
