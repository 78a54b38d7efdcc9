namespace Seedbed.Ingestion.Pdf;

/// <summary>
/// Headings that size doesn't show: short lines that begin with a section's number, where each number follows the one before
/// (2 after 1.3, 2.1 after 2, 2.2 after 2.1).
/// </summary>
internal static class PdfSections
{
    private const int LeastChain = 3;

    /// <summary>The lines that are such headings, each with its level.</summary>
    public static Dictionary<PdfLine, int> Of(IReadOnlyList<(PdfLine Line, int Page)> lines, PdfMeasure measure)
    {
        var found = new Dictionary<PdfLine, int>(ReferenceEqualityComparer.Instance);
        int[] last = [];
        for (int at = 0; at < lines.Count; at++)
        {
            PdfLine line = lines[at].Line;
            if (NumberOf(line, measure) is not { } number || !Follows(last, number) || !IsSetApart(lines, at, measure))
                continue;
            found[line] = Math.Min(number.Length, 6);
            last = number;
        }

        return found.Count >= LeastChain ? found : [];
    }

    private static int[]? NumberOf(PdfLine line, PdfMeasure measure)
    {
        if (line.Words.Count is < 2 or > 12 || line.Text.Length > 90 || line.NumberedLevel == 0 || line.IsNote)
            return null;
        ReadOnlySpan<char> first = line.Words[0].Text.AsSpan();
        string title = line.Words[1].Text;
        if (!char.IsAsciiDigit(first[0]) || first[^1] == '.' || !char.IsUpper(title[0]) || line.Text[^1] is '.' or ',' or ';' or ':' || measure.IsFixed(line))
            return null;
        var number = new List<int>();
        foreach (Range part in first.Split('.'))
            number.Add(int.TryParse(first[part], out int value) ? value : -1);
        return number.Contains(-1) ? null : [.. number];
    }

    private static bool Follows(int[] last, int[] number)
    {
        if (last.Length == 0)
            return number is [1] or [0] or [1, 1];
        int common = Math.Min(last.Length, number.Length - 1);
        if (!number.AsSpan(0, common).SequenceEqual(last.AsSpan(0, common)))
            return false;
        return number.Length > last.Length ? number.Length == last.Length + 1 && number[^1] is 0 or 1 : number[^1] == last[number.Length - 1] + 1;
    }

    /// <summary>Above it is more room than between lines, in another font some more will do; or it begins a column.</summary>
    private static bool IsSetApart(IReadOnlyList<(PdfLine Line, int Page)> lines, int at, PdfMeasure measure)
    {
        if (at == 0 || lines[at].Page != lines[at - 1].Page)
            return true;
        float gap = lines[at].Line.Top - lines[at - 1].Line.Top;
        bool isOtherFont = MathF.Abs(lines[at].Line.Tallest - measure.Body) > 0.05f * measure.Body;
        return gap < 0 || gap > measure.Step * (isOtherFont ? 1.12f : 1.35f);
    }
}
