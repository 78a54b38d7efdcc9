using System.Globalization;

namespace Seedbed.Export;

/// <summary>What a dataset card says of the taxonomy that its rows grew from: the leaves, their documents and whom they ask to name.</summary>
internal static class TaxonomySection
{
    private const int MaxLeaves = 500;

    public static void Write(TextWriter card, DatasetFacts facts)
    {
        IReadOnlyList<LeafFacts> leaves = facts.Leaves;
        if (leaves.Count == 0)
            return;
        Dictionary<string, LeafCounts> counts = facts.LeafCounts.DistinctBy(leaf => leaf.Leaf).ToDictionary(leaf => leaf.Leaf, StringComparer.Ordinal);
        card.WriteLine("## Taxonomy");
        card.WriteLine();
        card.WriteLine("| leaf | kind | seed pairs | rows | by | documents | commit |");
        card.WriteLine("| --- | --- | ---: | ---: | --- | --- | --- |");
        foreach (LeafFacts leaf in leaves.Take(MaxLeaves))
            card.WriteLine(Line(leaf, counts.GetValueOrDefault(leaf.Leaf)));

        card.WriteLine();
        if (leaves.Count > MaxLeaves)
        {
            card.WriteLine($"and {leaves.Count - MaxLeaves} more, which the run's `leaves.jsonl` lists.");
            card.WriteLine();
        }

        WriteAttribution(card, [.. leaves.Where(leaf => leaf.Attribution is not null)]);
    }

    private static string Line(LeafFacts leaf, LeafCounts? counts)
    {
        bool isRepository = counts?.DocumentsFrom is null or "repository";
        string documents = leaf.Repository is null ? "" : counts?.DocumentsFrom switch
        {
            "folder" => "from a folder that was named",
            "beside" => "beside its qna.yaml",
            _ => Markdown.Inline($"{leaf.Repository} {string.Join(", ", leaf.Patterns)}", 1000),
        };
        string[] cells =
        [
            Markdown.Inline(leaf.Leaf, 1000), Markdown.Inline(string.Join(", ", leaf.Kinds)), Number(leaf.Seeds.Count), counts is null ? "" : Number(counts.Rows),
            Markdown.Inline(leaf.CreatedBy ?? ""), documents, isRepository ? Markdown.Inline(leaf.Commit ?? "") : "",
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // Licences ask for the words as they are and for all of them, so nothing is cut; one text of many leaves stands once.
    private static void WriteAttribution(TextWriter card, IReadOnlyList<LeafFacts> leaves)
    {
        if (leaves.Count == 0)
            return;
        card.WriteLine("## Attribution");
        card.WriteLine();
        foreach (IGrouping<string, LeafFacts> same in leaves.GroupBy(leaf => leaf.Attribution!.ReplaceLineEndings("\n").Trim()))
        {
            card.WriteLine($"{string.Join(", ", same.Select(leaf => Markdown.Inline(leaf.Leaf, 1000)))}:");
            card.WriteLine();

            // Indented, every line is text, whatever it holds.
            foreach (string line in same.Key.Split('\n'))
                card.WriteLine($"    {Clean(line)}".TrimEnd());
            card.WriteLine();
        }
    }

    private static string Clean(string line) => string.Concat(line.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
}
