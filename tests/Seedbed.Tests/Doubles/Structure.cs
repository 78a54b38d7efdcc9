namespace Seedbed.Tests.Doubles;

/// <summary>A document's structure as lines that a test can compare, and the promises that every document keeps.</summary>
internal static class Structure
{
    public static string[] Lines(this Document document) => [.. document.Blocks.Select(block =>
        $"{block.Kind}{(block.Level > 0 ? block.Level : "")}{(block.Ordinal is { } number ? $"#{number}" : "")}: {block.Span.Of(document.Text)}")];

    public static void ShouldKeepItsPromises(this Document document) =>
        ShouldKeepPromises(document.Text, document.Blocks, document.PageStarts);

    internal static void ShouldKeepPromises(string text, IReadOnlyList<Block> blocks, IReadOnlyList<int> pages)
    {
        int at = 0;
        foreach (Block block in blocks)
        {
            block.Span.Start.ShouldBeGreaterThanOrEqualTo(at);
            block.Span.End.ShouldBeInRange(block.Span.Start + 1, text.Length);
            IsBetween(text[at..block.Span.Start]).ShouldBeTrue($"between blocks stands '{text[at..block.Span.Start]}'");
            at = block.Span.End;
            block.Marks.ShouldAllBe(mark => mark.Span.Start >= block.Span.Start && mark.Span.End <= block.Span.End && mark.Span.Length > 0);
            (block.Table is null).ShouldBe(block.Kind != BlockKind.Table);
            foreach (TextSpan cell in block.Table?.Rows.SelectMany(row => row) ?? [])
                (cell.Start >= block.Span.Start && cell.End <= block.Span.End && cell.Length >= 0).ShouldBeTrue();
        }

        text[at..].ShouldBeEmpty();
        foreach (char value in text)
            (value is '\n' or '\t' || (!char.IsControl(value) && value is not ('\u00AD' or '\u200B' or '\uFEFF' or '\u2028' or '\u2029'))).ShouldBeTrue($"U+{(int)value:X4}");
        Nfc.Normalize(text).ShouldBe(text);
        for (int i = 0; i < pages.Count; i++)
            pages[i].ShouldBeInRange(i == 0 ? 0 : pages[i - 1], i == 0 ? 0 : text.Length);
    }

    private static bool IsBetween(string text)
    {
        string marker = text.Trim();
        return marker is "" or "-" || (marker.EndsWith('.') && int.TryParse(marker[..^1], out _));
    }
}
