using System.Globalization;
using System.Text;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>Tables: drawn as a grid, simple, as lists and as CSV.</summary>
internal sealed partial class RstWalk
{
    private void Table(RstDirective directive, MarkupPlace place)
    {
        string caption = _lines.IsBlank(directive.At) ? "" : RstInlines.Plain(_lines.Of(directive.At, AfterArguments(directive) - 1));
        int from = _lines.NextText(AfterArguments(directive), directive.End);
        string? title = caption.Length == 0 ? null : caption;
        if (directive.Options["file"] is { } file)
            _facts.Include(file);
        if (from >= directive.End)
            return;
        if (directive.Name == "csv-table")
            CsvTable(directive, from, title, place);
        else if (directive.Name is "list-table" or "flat-table")
            ListTable(directive, from, title, place);
        else if (RstLine.IsGridTop(_lines.Of(from)))
            GridTable(from, directive.End, title, place);
        else if (RstLine.IsSimpleTop(_lines.Of(from)))
            SimpleTable(from, directive.End, title, place);
        else
            Blocks(from, directive.End, directive.Indent, place);
    }

    private int GridTable(int at, int to, string? caption, MarkupPlace place)
    {
        int end = at, indent = _lines[at].Indent;
        while (end < to && !_lines.IsBlank(end) && _lines[end].Indent == indent && _lines.Of(end)[0] is '+' or '|')
            end++;
        var rows = new string[end - at];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = RstColumns.Aligned(_lines.Of(at + i));
        if (RstGrid.Of(rows) is not { } grid)
        {
            _lines.Code(at, end, indent, place.Level, _builder);
            return end;
        }

        _builder.BeginTable(caption, place.Level);
        for (int row = 0; row < grid.Rows; row++)
        {
            _builder.BeginRow(row == 0 && grid.HeaderRows > 0);
            for (int column = 0; column < grid.Columns; column++)
            {
                if (grid.IsRepeated(row, column))
                    _builder.RepeatCell();
                else
                    Cell(grid.Text(row, column, _budget));
            }
        }

        _builder.EndTable();
        return end;
    }

    private int SimpleTable(int at, int to, string? caption, MarkupPlace place)
    {
        int indent = _lines[at].Indent, end = at + 1, borders = 1, header = -1;
        for (; end < to && borders < 3; end++)
        {
            if (_lines.IsBlank(end) || _lines[end].Indent != indent || _lines.Of(end).ContainsAnyExcept('=', ' '))
                continue;
            borders++;
            if (borders == 3 || end + 1 >= to || _lines.IsBlank(end + 1))
                break;
            header = end;
        }

        bool isWhole = end < to && borders > 1;
        if (!isWhole)
        {
            end = _lines.NextBlank(at, to);
            _lines.Code(at, end, indent, place.Level, _builder);
            return end;
        }

        var table = new RstSimple(_lines, at);
        _builder.BeginTable(caption, place.Level);
        bool isHeader = header > 0;
        foreach (string[] row in table.Rows(at + 1, end, header))
        {
            _builder.BeginRow(isHeader);
            isHeader = false;
            foreach (string cell in row)
                Cell(cell);
        }

        _builder.EndTable();
        return end + 1;
    }

    // Rows are a list's items, their cells the items of the lists within.
    private void ListTable(RstDirective directive, int from, string? caption, MarkupPlace place)
    {
        bool isHeader = int.TryParse(directive.Options["header-rows"], CultureInfo.InvariantCulture, out int rows) && rows > 0;
        _builder.BeginTable(caption, place.Level);
        for (int at = from; at < directive.End; at = _lines.NextText(at, directive.End))
        {
            if (RstLine.Bullet(_lines.Of(at)) == 0)
            {
                at++;
                continue;
            }

            int indent = _lines[at].Indent, end = _lines.EndOfIndent(at + 1, directive.End, indent + 1);
            _lines.Take(at, 1);
            _builder.BeginRow(isHeader);
            isHeader = false;
            Cells(_lines.NextText(at, end), end);
            at = end;
        }

        _builder.EndTable();
    }

    private void Cells(int at, int end)
    {
        while (at < end)
        {
            int indent = _lines[at].Indent, next = _lines.EndOfIndent(at + 1, end, indent + 1), last = next - 1;
            while (last > at && _lines.IsBlank(last))
                last--;
            bool isEmpty = _lines[at].Length == 1;
            _lines.Take(at, RstLine.Bullet(_lines.Of(at)));
            Cell(isEmpty && last == at ? "" : _lines.Of(at, last));
            at = _lines.NextText(next, end);
        }
    }

    private void CsvTable(RstDirective directive, int from, string? caption, MarkupPlace place)
    {
        bool hasNames = int.TryParse(directive.Options["header-rows"], CultureInfo.InvariantCulture, out int count) && count > 0;
        char sign = directive.Options["delim"] switch { "tab" => '\t', "space" => ' ', { Length: 1 } one => one[0], _ => ',' };
        int last = directive.End - 1;
        while (last > from && _lines.IsBlank(last))
            last--;
        _builder.BeginTable(caption, place.Level);
        if (directive.Options["header"] is { } names)
            Row(MarkupCsv.Rows(names, ',').FirstOrDefault(), true);
        foreach (List<string> row in MarkupCsv.Rows(_lines.Of(from, last).ToString(), sign))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            Row(row, hasNames);
            hasNames = false;
        }

        _builder.EndTable();
    }

    private void Row(List<string>? cells, bool isHeader)
    {
        _builder.BeginRow(isHeader);
        foreach (string cell in cells ?? [])
            Cell(cell);
    }

    // A cell's paragraphs and list items one after another, in one line.
    private void Cell(ReadOnlySpan<char> text)
    {
        _builder.BeginCell();
        var paragraph = new StringBuilder();
        foreach (ReadOnlySpan<char> whole in text.EnumerateLines())
        {
            ReadOnlySpan<char> line = whole.Trim(" \t\uFFFF");
            bool isItem = line.Length > 1 && RstLine.Bullet(line) > 0;
            if (line.IsEmpty || isItem)
                Flush(paragraph);
            if (isItem)
                line = line[1..].TrimStart();
            paragraph.Append(line).Append('\n');
        }

        Flush(paragraph);
    }

    private void Flush(StringBuilder paragraph)
    {
        string text = paragraph.ToString().Trim();
        paragraph.Clear();
        if (text.Length == 0 || RstLine.IsExplicit(text))
            return;
        _inlines.Write(text.EndsWith("::", StringComparison.Ordinal) ? text[..^1] : text);
        _builder.Write(" ");
    }
}
