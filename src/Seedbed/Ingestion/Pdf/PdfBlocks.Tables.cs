namespace Seedbed.Ingestion.Pdf;

/// <summary>Tables: runs of rows whose wide gaps stand above each other.</summary>
internal sealed partial class PdfBlocks
{
    private const int MostRows = 400;
    private readonly List<float> _starts = [];

    /// <summary>Where a table that begins at a line ends; the line's own place when none begins there.</summary>
    private int TableEnd(int at)
    {
        if (_lines[at].Line.Gaps == 0)
            return at;
        int end = at + 1, several = 1, page = _lines[at].Page;
        float left = _lines[at].Line.Left;
        _starts.Clear();
        AddStarts(_lines[at].Line);
        for (; end < _lines.Count && end - at < MostRows && _lines[end].Page == page && GapBefore(end) < _measure.Step * 2.3f; end++)
        {
            PdfLine line = _lines[end].Line;
            bool isCode = _measure.IsFixed(line) && line.Words.Count > 2;
            if ((isCode && several < 2) || PdfShape.IsBullet(line) || IsHeading(end, out _) || PdfShape.StandsAlone(line.Text))
                break;
            bool inside = line.Left > left + 3 || GapBefore(end) < _measure.Step * 0.9f || line.Right - line.Left < (_measure.Right - left) * 0.4f;
            if (line.Gaps == 0 && !inside && !Segments(line).Skip(1).Any())
                break;
            several += line.Gaps > 0 ? 1 : 0;
            AddStarts(line);
        }

        while (end > at && _lines[end - 1].Line.Gaps == 0 && _lines[end - 1].Line.Left <= left + 3)
            end--;
        return several >= 2 && Columns(at, end).Count >= 2 ? end : at;
    }

    private void AddStarts(PdfLine line)
    {
        for (int word = 1; word < line.Words.Count; word++)
        {
            if (line.IsGap(word))
                _starts.Add(line.Words[word].Left);
        }
    }

    /// <summary>A row's words in the groups that wide gaps set apart, or smaller ones where two other rows begin a column.</summary>
    private List<List<PdfWord>> Segments(PdfLine line)
    {
        var segments = new List<List<PdfWord>>();
        for (int at = 0; at < line.Words.Count; at++)
        {
            PdfWord word = line.Words[at];
            bool begins = at > 0 && (line.IsGap(at)
                || (word.Left - line.Words[at - 1].Right > line.Height * 0.45f && _starts.Count(start => MathF.Abs(start - word.Left) < 0.8f) >= 2));
            if (at == 0 || begins)
                segments.Add([]);
            segments[^1].Add(word);
        }

        return segments;
    }

    /// <summary>The strips that words stand in, from left to right; gaps that run through all rows part them.</summary>
    private List<(float Left, float Right)> Columns(int at, int end)
    {
        var columns = new List<(float Left, float Right)>();
        IEnumerable<(float Left, float Right)> spans = Enumerable.Range(at, end - at)
            .SelectMany(i => Segments(_lines[i].Line)).Select(words => (words[0].Left, words[^1].Right)).OrderBy(span => span.Left);
        foreach ((float left, float right) in spans)
        {
            if (columns.Count > 0 && left < columns[^1].Right + 1)
                columns[^1] = (columns[^1].Left, Math.Max(columns[^1].Right, right));
            else
                columns.Add((left, right));
        }

        return columns;
    }

    private int Table(int at, int end)
    {
        string? caption = _kind == BlockKind.Paragraph && _last is not null && PdfShape.IsTableCaption(_last.Text) ? _last.Text
            : end < _lines.Count && PdfShape.IsTableCaption(_lines[end].Line.Text) ? _lines[end].Line.Text : null;
        Flush();
        List<(float Left, float Right)> columns = Columns(at, end);
        List<string[]> rows = Rows(at, end, columns);
        bool header = HasHeader(at, end);
        TurnTo(_lines[at].Page);
        _builder.BeginTable(caption);
        for (int i = 0; i < rows.Count; i++)
        {
            _builder.BeginRow(header && i == 0);
            foreach (string cell in rows[i])
            {
                _builder.BeginCell();
                _builder.Write(cell);
            }
        }

        _builder.EndTable();
        _last = null;
        return end;
    }

    /// <summary>The first row is a header when it alone is set in another font.</summary>
    private bool HasHeader(int at, int end)
    {
        PdfLine first = _lines[at].Line;
        return end - at > 2 && first.Words.All(word => MathF.Abs(word.Height - first.Height) < 0.03f)
            && Enumerable.Range(at + 1, end - at - 1).All(i => MathF.Abs(_lines[i].Line.Height - first.Height) > 0.05f);
    }

    /// <summary>A row with nothing in its first column goes on in the nearest that has something there.</summary>
    private List<string[]> Rows(int at, int end, List<(float Left, float Right)> columns)
    {
        var main = Enumerable.Range(at, end - at).Where(i => _lines[i].Line.Left <= columns[0].Right).ToList();
        if (main.Count == 0)
            main.Add(at);
        var rows = main.Select(_ => Enumerable.Repeat("", columns.Count).ToArray()).ToList();
        for (int i = at, nearest = 0; i < end; i++)
        {
            while (nearest + 1 < main.Count && Away(i, main[nearest + 1]) < Away(i, main[nearest]))
                nearest++;
            foreach (List<PdfWord> words in Segments(_lines[i].Line))
            {
                int column = Math.Max(0, columns.FindLastIndex(strip => strip.Left <= words[0].Left + 0.01f));
                string text = string.Join(' ', words.Select(word => word.Text));
                string before = rows[nearest][column];
                rows[nearest][column] = before.Length == 0 ? text
                    : before[^1] == '-' && before.Length > 1 && before[^2] != ' ' ? _measure.Mend(before, text) + text : $"{before} {text}";
            }
        }

        return rows;
    }

    private float Away(int line, int other) =>
        MathF.Abs((_lines[line].Line.Top + _lines[line].Line.Bottom) - (_lines[other].Line.Top + _lines[other].Line.Bottom));
}
