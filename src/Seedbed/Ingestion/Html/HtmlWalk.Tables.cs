namespace Seedbed.Ingestion.Html;

/// <summary>Tables of data become table blocks; those that only lay a page out are walked as if they were not there.</summary>
internal sealed partial class HtmlWalk
{
    private void EnterTable(HtmlNode element)
    {
        HtmlTable table = HtmlTable.Of(element);
        if (_notes > 0 || !table.IsData)
        {
            _path.Add(new(element, Leaving.Block));
            return;
        }

        if (table.Caption is { } caption && table.HasOwnCaption)
        {
            builder.Begin(BlockKind.Paragraph, Around.Depth);
            builder.Write(caption);
        }

        builder.BeginTable(table.Caption, Around.Depth);
        _inCell = true;
        foreach (HtmlTable.Row row in table.Rows)
        {
            builder.BeginRow(row.IsHeader);
            foreach (HtmlTable.Cell cell in row.Cells)
            {
                if (cell.IsSameAsLast)
                {
                    builder.RepeatCell();
                    continue;
                }

                builder.BeginCell();
                foreach (HtmlNode part in cell.Parts)
                {
                    Write(part);
                    builder.Write(" ");
                }
            }
        }

        _inCell = false;
        builder.EndTable();
    }
}
