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
        foreach (PdfLine line in page.Lines.OrderBy(line => line.Top))
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
        page.Lines = ordered;
    }

    private static void Flush(List<PdfLine> ordered, List<PdfLine> left, List<PdfLine> right)
    {
        ordered.AddRange(Join(left));
        ordered.AddRange(Join(right));
        left.Clear();
        right.Clear();
    }

    /// <summary>The middle of the empty strip between two columns of prose, if the page has one.</summary>
    private static float? Gutter(PdfPage page)
    {
        float middle = page.Width / 2;
        var wide = page.Lines.Where(line => line.Right - line.Left > page.Width * 0.25f && line.Words.Count > 3).ToList();
        int left = wide.Count(line => line.Right < middle + page.Width * 0.03f);
        int right = wide.Count(line => line.Left > middle - page.Width * 0.03f);
        return left >= 8 && right >= 8 && left + right >= wide.Count * 0.8 ? middle : null;
    }

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
