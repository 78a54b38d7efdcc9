using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>Tables.</summary>
internal sealed partial class AdocWalk
{
    private void Table(int from, int to, char sign, AdocStyle style, MarkupPlace place)
    {
        int first = _lines.NextText(from, to);
        if (first == to)
            return;
        string? format = style["format"];
        string separator = style["separator"] ?? (format ?? (sign == ',' ? "csv" : sign == ':' ? "dsv" : "")) switch { "csv" => ",", "tsv" => "\t", "dsv" => ":", _ => sign == '!' ? "!" : "|" };
        bool isDrawn = separator is "|" or "!" || (format is null && sign == '|');
        List<AdocCell> cells = isDrawn
            ? AdocCells.Of(_lines, first, to, separator[0])
            : [.. MarkupCsv.Rows(_lines.Join(first, to), separator[0]).SelectMany(row => row.Select((text, at) => new AdocCell(text) { IsFirst = at == 0 }))];
        int columns = AdocCells.Columns(style["cols"]) is > 0 and var said ? said : AdocCells.Columns(cells);
        bool isHeader = style.Has("header") || (first == from && to > first + 1 && _lines.IsBlank(first + 1) && !style.Has("noheader") && columns > 0);
        _builder.BeginTable(style.Title is null ? null : _attributes.Resolve(style.Title), place.Level);
        foreach (List<AdocCell?> row in AdocCells.Rows(cells, columns, _budget))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _builder.BeginRow(isHeader);
            isHeader = false;
            foreach (AdocCell? cell in row)
            {
                if (cell is null)
                    _builder.RepeatCell();
                else
                    Cell(cell.Text);
            }
        }

        _builder.EndTable();
        Notes(place);
    }

    // A cell's paragraphs and list items one after another, in one line.
    private void Cell(string text)
    {
        _builder.BeginCell();
        var paragraph = new System.Text.StringBuilder();
        foreach (ReadOnlySpan<char> whole in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = whole.Trim();
            int marker = line.Length > 1 ? AdocLine.Marker(line, out _) : 0;
            bool isMark = line.Length > 1 && (AdocLine.IsDelimiter(line) || line is "'''" || (AdocLine.IsAttributes(line) && line.Contains(',')));
            if (line.IsEmpty || marker > 0 || isMark)
                Flush(paragraph);
            if (!isMark)
                paragraph.Append(line[marker..].TrimStart()).Append('\n');
        }

        Flush(paragraph);
    }

    private void Flush(System.Text.StringBuilder paragraph)
    {
        string text = paragraph.ToString().Trim();
        paragraph.Clear();
        if (text.Length == 0)
            return;
        Inline(text);
        _builder.Write(" ");
    }
}
