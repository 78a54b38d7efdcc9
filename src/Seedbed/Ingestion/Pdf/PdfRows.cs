namespace Seedbed.Ingestion.Pdf;

/// <summary>
/// Brings a page's lines into reading order and joins what stands side by side (a section's number and its title, the cells of a
/// table) into rows. Pages of two columns of prose are read column by column.
/// </summary>
internal static class PdfRows
{
    /// <summary>Sorts and joins the lines of one page.</summary>
    public static void Arrange(PdfPage page)
    {
        page.IsArranged = true;
        if (Gutter(page) is not { } gutter)
        {
            page.Lines = Join(page.Lines);
            return;
        }

        var ordered = new List<PdfLine>();
        var left = new List<PdfLine>();
        var right = new List<PdfLine>();
        float end = EndOfColumns(page, gutter);
        foreach (PdfLine line in page.Lines.Where(line => line.Top < end).OrderBy(line => line.Top))
        {
            if (line.Left < gutter && line.Right > gutter)
            {
                Flush(ordered, left, right);
                ordered.Add(line);
            }
            else
            {
                (line.Left >= gutter ? right : left).Add(line);
            }
        }

        Flush(ordered, left, right);
        ordered.AddRange(Join([.. page.Lines.Where(line => line.Top >= end)]));
        page.Lines = ordered;
    }

    /// <summary>Where a table below both columns begins, which is read over the whole page; else beyond the page.</summary>
    private static float EndOfColumns(PdfPage page, float gutter)
    {
        float bottom = page.Lines.Where(line => IsWide(page, line)).Max(line => line.Bottom);
        List<PdfLine> below = [.. page.Lines.Where(line => line.Top >= bottom).OrderBy(line => line.Top)];
        int both = Join(below).Count(row => row.Left < gutter && row.Right > gutter && row.Gaps > 0);
        return both >= 3 && below[0].Top - bottom > below[0].Height * 0.5f ? below[0].Top : float.MaxValue;
    }

    private static void Flush(List<PdfLine> ordered, List<PdfLine> left, List<PdfLine> right)
    {
        ordered.AddRange(Column(left));
        ordered.AddRange(Column(right));
        left.Clear();
        right.Clear();
    }

    private static List<PdfLine> Column(List<PdfLine> lines)
    {
        List<PdfLine> rows = Join(lines);
        float edge = rows.Count == 0 ? 0 : rows.Max(line => line.Right);
        foreach (PdfLine line in rows)
            line.Edge = edge;
        return rows;
    }

    /// <summary>The middle of the empty strip between two columns of prose, if the page has one.</summary>
    private static float? Gutter(PdfPage page)
    {
        float middle = page.Width / 2;
        var wide = page.Lines.Where(line => IsWide(page, line)).ToList();
        int left = wide.Count(line => line.Right < middle + page.Width * 0.03f);
        int right = wide.Count(line => line.Left > middle - page.Width * 0.03f);
        return left >= 8 && right >= 8 && left + right >= wide.Count * 0.8 ? middle : null;
    }

    /// <summary>Whether the line is as wide as prose in a column is.</summary>
    private static bool IsWide(PdfPage page, PdfLine line) => line.Right - line.Left > page.Width * 0.25f && line.Words.Count > 3;

    private static List<PdfLine> Join(List<PdfLine> lines)
    {
        var rows = new List<PdfLine>();
        var sorted = lines.OrderBy(line => line.Top + line.Bottom).ThenBy(line => line.Left).ToList();
        for (int at = 0; at < sorted.Count;)
        {
            var row = new List<PdfLine> { sorted[at] };
            float bottom = sorted[at].Bottom;
            int next = at + 1;
            while (next < sorted.Count && row.Count < 64 && Belongs(sorted[next], row))
                row.Add(sorted[next++]);
            rows.Add(row.Count == 1 ? row[0] : new([.. row.OrderBy(line => line.Left).SelectMany(line => line.Words)]));
            at = next;
        }

        return rows;
    }

    /// <summary>Beside some line of the row, at nearly its height, and under none of them.</summary>
    private static bool Belongs(PdfLine line, List<PdfLine> row)
    {
        bool beside = false;
        foreach (PdfLine other in row)
        {
            if (line.Left < other.Right && other.Left < line.Right)
                return false;
            float overlap = Math.Min(line.Bottom, other.Bottom) - Math.Max(line.Top, other.Top);
            beside |= overlap >= 0.3f * Math.Min(line.Bottom - line.Top, other.Bottom - other.Top);
        }

        return beside;
    }
}
