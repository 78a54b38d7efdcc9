namespace Seedbed.Ingestion.Pdf;

/// <summary>Finds running heads, running feet and page numbers: what stands at the same place at the edge of many pages.</summary>
internal static class PdfFurniture
{
    private const float Zone = 0.115f;

    /// <summary>Drops them from all pages.</summary>
    public static void Drop(IReadOnlyList<PdfPage> pages)
    {
        Dictionary<string, int> said = [];
        Dictionary<PdfLine, string> keys = new(ReferenceEqualityComparer.Instance);
        foreach (PdfPage page in pages)
        {
            foreach (PdfLine line in page.Lines.Where(line => IsAtEdge(page, line)))
            {
                string key = keys[line] = Key(line);
                said[key] = said.GetValueOrDefault(key) + 1;
            }
        }

        int often = Math.Max(3, pages.Count / 50);
        foreach (PdfPage page in pages)
            page.Lines.RemoveAll(line => IsAtEdge(page, line) && (IsNumber(line.Text) || said[keys[line]] >= often));
        if (pages.Count < 6)
            return;
        DropNumbered(pages);
        DropAt(pages, page => page.Lines.Count > 1 ? page.Lines[0] : null, page => page.Lines[1].Top - page.Lines[0].Bottom);
        DropAt(pages, page => page.Lines.Count > 1 ? page.Lines[^1] : null, page => page.Lines[^1].Top - page.Lines[^2].Bottom);
    }

    /// <summary>A line at the edge that begins or ends with a page's number, where a quarter of all pages have one.</summary>
    private static void DropNumbered(IReadOnlyList<PdfPage> pages)
    {
        bool Is(PdfPage page, PdfLine line) => IsAtEdge(page, line) && line == (line.Top < page.Height / 2 ? page.Lines[0] : page.Lines[^1])
            && (IsNumber(line.Words[0].Text) || IsNumber(line.Words[^1].Text));
        if (pages.Count(page => page.Lines.Exists(line => Is(page, line))) * 4 <= pages.Count)
            return;
        foreach (PdfPage page in pages)
        {
            if (page.Lines.FindIndex(line => Is(page, line)) is var at and >= 0)
                page.Lines.RemoveAt(at);
        }
    }

    /// <summary>A lone line at the very edge, set apart, at a height where half of all pages have one.</summary>
    private static void DropAt(IReadOnlyList<PdfPage> pages, Func<PdfPage, PdfLine?> at, Func<PdfPage, float> apart)
    {
        Dictionary<int, int> places = [];
        foreach (PdfPage page in pages)
        {
            if (at(page) is { } line && IsLone(page, line, apart(page)))
                places[(int)MathF.Round(line.Top)] = places.GetValueOrDefault((int)MathF.Round(line.Top)) + 1;
        }

        foreach (PdfPage page in pages)
        {
            if (at(page) is { } line && IsLone(page, line, apart(page)) && places.GetValueOrDefault((int)MathF.Round(line.Top)) * 2 > pages.Count)
                page.Lines.Remove(line);
        }
    }

    private static bool IsLone(PdfPage page, PdfLine line, float apart) => IsAtEdge(page, line) && apart > line.Height;

    private static bool IsAtEdge(PdfPage page, PdfLine line) => line.Bottom < page.Height * Zone || line.Top > page.Height * (1 - Zone);

    private static string Key(PdfLine line)
    {
        string text = string.Concat(line.Text.Select(value => char.IsAsciiDigit(value) ? '#' : value)).Replace("##", "#", StringComparison.Ordinal).Replace("##", "#", StringComparison.Ordinal);
        int cut = text.LastIndexOf(' ');
        if (cut > 0 && IsRoman(text.AsSpan(cut + 1)))
            text = text[..cut] + " #";
        return $"{(int)(line.Top / 4)}:{text}";
    }

    private static bool IsNumber(string text)
    {
        ReadOnlySpan<char> plain = text.AsSpan().Trim(" -–—|[]");
        return plain.Length is > 0 and <= 6 && (!plain.ContainsAnyExceptInRange('0', '9') || IsRoman(plain));
    }

    private static bool IsRoman(ReadOnlySpan<char> text) => text.Length is > 0 and <= 7 && !text.ContainsAnyExcept("ivxlc");
}
