using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Writes paragraphs and tables as blocks.</summary>
internal sealed class OfficeOutput(DocumentBuilder builder, TextBudget budget)
{
    private OfficeParagraph? _last;

    /// <summary>Writes one item, and tables that only lay the page out as what is in them.</summary>
    public void Write(OfficeItem item)
    {
        if (item is OfficeParagraph paragraph)
            Write(paragraph);
        else if (item is OfficeTable { IsData: true } table)
            WriteData(table);
        else if (item is OfficeTable layout)
            Write(layout.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Items));
    }

    private void Write(IEnumerable<OfficeItem> items)
    {
        foreach (OfficeItem item in items)
            Write(item);
    }

    /// <summary>Lines of code that are a paragraph each are one stretch of code.</summary>
    private void Write(OfficeParagraph paragraph)
    {
        bool joins = paragraph.Kind == BlockKind.Code && _last is { Kind: BlockKind.Code } last && builder.IsOpen
            && !last.Text.Contains('\n', StringComparison.Ordinal) && !paragraph.Text.Contains('\n', StringComparison.Ordinal);
        if (joins)
            builder.Break();
        else
            builder.Begin(paragraph.Kind, paragraph.Level, paragraph.Ordinal);
        paragraph.WriteTo(builder);
        if (paragraph.Kind != BlockKind.Code)
            builder.End();
        _last = paragraph;
    }

    private void WriteData(OfficeTable table)
    {
        string? caption = table.Caption ?? (_last is { IsCaption: true } before ? before.Text : null);
        builder.BeginTable(caption, table.Level);
        _last = null;
        List<List<OfficeGrid.Place>> grid = OfficeGrid.Of(table);
        int heads = table.HeaderRows;
        if (heads > 1)
            WriteHeads(grid[..heads]);
        for (int i = heads > 1 ? heads : 0; i < grid.Count; i++)
        {
            builder.BeginRow(i < heads);
            foreach (OfficeGrid.Place place in grid[i])
                WriteCell(place);
        }

        builder.EndTable();
    }

    /// <summary>Several header rows as one: each column's words from top to bottom, each cell once.</summary>
    private void WriteHeads(List<List<OfficeGrid.Place>> rows)
    {
        builder.BeginRow(header: true);
        int columns = rows.Max(row => row.Count);
        for (int column = 0; column < columns; column++)
        {
            builder.BeginCell();
            foreach (OfficeCell cell in rows.Where(row => column < row.Count).Select(row => row[column].Cell).OfType<OfficeCell>().Distinct())
            {
                WriteInside(cell);
                builder.Write(" ");
            }
        }
    }

    private void WriteCell(OfficeGrid.Place place)
    {
        if (place.IsSameAsLast)
        {
            builder.RepeatCell();
            return;
        }

        builder.BeginCell();
        if (place.Cell is not null)
            WriteInside(place.Cell);
    }

    private void WriteInside(OfficeCell cell)
    {
        for (int i = 0; i < cell.Items.Count; i++)
        {
            if (i > 0)
                builder.Write(" ");
            if (cell.Items[i] is OfficeParagraph paragraph)
                WriteInside(paragraph);
            else
                WriteInside((OfficeTable)cell.Items[i]);
        }
    }

    private void WriteInside(OfficeParagraph paragraph)
    {
        budget.Characters(paragraph.Text.Length);
        if (paragraph.Kind == BlockKind.ListItem)
            builder.Write(paragraph.Ordinal is { } number ? $"{number}. " : "- ");
        paragraph.WriteTo(builder);
    }

    /// <summary>A table within a cell is one line: its cells set apart by commas, its rows by semicolons.</summary>
    private void WriteInside(OfficeTable table)
    {
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (row > 0)
                builder.Write("; ");
            for (int cell = 0; cell < table.Rows[row].Cells.Count; cell++)
            {
                if (cell > 0)
                    builder.Write(", ");
                WriteInside(table.Rows[row].Cells[cell]);
            }
        }
    }
}
