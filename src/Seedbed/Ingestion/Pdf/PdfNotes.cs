using System.Globalization;

namespace Seedbed.Ingestion.Pdf;

/// <summary>Footnotes: small lines at the end of a column. They stay, without their numbers, which go from the text too.</summary>
internal static class PdfNotes
{
    private const float Small = 0.93f;

    /// <summary>Marks a page's lines, which stand in reading order.</summary>
    public static void Mark(List<PdfLine> lines, PdfMeasure measure)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (int end = lines.Count; end > 0;)
        {
            int start = end - 1;
            while (start > 0 && lines[start - 1].Top <= lines[start].Top)
                start--;
            MarkColumn(lines, start, end, measure, numbers);
            end = start;
        }

        for (int at = 0; at < lines.Count && numbers.Count > 0; at++)
            lines[at] = WithoutMarks(lines[at], numbers);
    }

    private static void MarkColumn(List<PdfLine> lines, int start, int end, PdfMeasure measure, HashSet<string> numbers)
    {
        int from = end;
        while (from > start && lines[from - 1].Height < measure.Body * Small)
            from--;
        int first = lines.FindIndex(from, end - from, Begins);
        // a whole column of small text is no footnote
        if (first < 0 || first == start)
            return;
        for (int at = first; at < end; at++)
        {
            lines[at].IsNote = true;
            if (Begins(lines[at]))
                numbers.Add(lines[at].Words[0].Text);
        }
    }

    private static bool Begins(PdfLine line) => line.Words.Count > 1 && IsNumber(line.Words[0].Text) && line.IsRaised(0);

    private static bool IsNumber(string text) => text.Length <= 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static PdfLine WithoutMarks(PdfLine line, HashSet<string> numbers)
    {
        bool Goes(int word) => numbers.Contains(line.Words[word].Text)
            && (line.IsNote ? word == 0 && Begins(line) : word > 0 && line.IsRaised(word) && !char.IsAsciiDigit(line.Words[word - 1].Text[^1]));
        if (!Enumerable.Range(0, line.Words.Count).Any(Goes))
            return line;
        PdfWord[] words = [.. line.Words.Where((_, at) => !Goes(at))];
        return new(words) { Edge = line.Edge, IsNote = line.IsNote, BeginsNote = line.IsNote };
    }
}
