using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Tables, gathered whole: only their last row tells what they are.</summary>
internal sealed partial class DocxWalk
{
    private readonly Stack<OfficeTable> _tables = new();
    private readonly List<OfficeItem> _afterTable = [];

    private bool EnterTable(XmlPart xml, string name)
    {
        if (name == "tbl")
        {
            BeginTable();
            return true;
        }

        if (!_tables.TryPeek(out OfficeTable? table))
            return name is "tr" or "tc" || Passed(xml, null);
        switch (name)
        {
            case "tblPr":
                return Passed(xml, part => ReadTable(part, table));
            case "tr":
                budget.Piece();
                table.Rows.Add(new OfficeRow());
                return true;
            case "trPr":
                return Passed(xml, part => ReadRow(part, table));
            case "tc":
                BeginCell(xml.Depth, table);
                return true;
            default:
                return Passed(xml, part => ReadCell(part, table));
        }
    }

    private void BeginTable()
    {
        DocxFrame frame = _frames.Peek();
        if (frame.Carried is { } carried)
        {
            frame.Carried = null;
            Finish(carried);
        }

        _tables.Push(new OfficeTable());
    }

    private void BeginCell(int depth, OfficeTable table)
    {
        budget.Piece();
        if (table.Rows.Count == 0)
            table.Rows.Add(new OfficeRow());
        var cell = new OfficeCell();
        table.Rows[^1].Cells.Add(cell);
        _frames.Push(new(cell.Items, depth));
    }

    private void ReadTable(XmlPart xml, OfficeTable table)
    {
        bool isFirstApart = false;
        DocxStyle style = styles.Get(null);
        Read(xml, name =>
        {
            if (name == "tblStyle")
                style = styles.Get(xml["val"]);
            else if (name == "tblLook")
                isFirstApart = xml["firstRow"] is { } first ? first is "1" or "true" or "on" : IsFirstRow(xml["val"]);
            else if (name == "tblCaption")
                table.Caption = xml["val"] is { Length: > 0 and < 1000 } caption ? caption : null;
        });
        table.HasStyledHeader = isFirstApart && style.HasHeaderRow;
    }

    /// <summary>Older files keep what a table's style applies to in the bits of one number.</summary>
    private static bool IsFirstRow(string? bits) =>
        int.TryParse(bits, System.Globalization.NumberStyles.HexNumber, null, out int look) && (look & 0x20) != 0;

    private static void ReadRow(XmlPart xml, OfficeTable table)
    {
        OfficeRow row = table.Rows.Count > 0 ? table.Rows[^1] : new OfficeRow();
        Read(xml, name =>
        {
            if (name == "tblHeader")
                row.IsHeader = xml.IsOn();
            else if (name == "gridBefore")
                row.Before = xml.Number("val") ?? 0;
            else if (name == "del")
                row.IsDeleted = true;
        });
    }

    private static void ReadCell(XmlPart xml, OfficeTable table)
    {
        OfficeCell cell = table.Rows.Count > 0 && table.Rows[^1].Cells.Count > 0 ? table.Rows[^1].Cells[^1] : new OfficeCell();
        Read(xml, name =>
        {
            if (name == "gridSpan")
                cell.Columns = xml.Number("val") ?? 1;
            else if (name == "vMerge")
                cell.Continues = xml["val"] != "restart";
        });
    }

    private static void Read(XmlPart xml, Action<string> take)
    {
        XmlBelow below = xml.Below();
        while (below.Next())
        {
            if (xml.Name.EndsWith("Change", StringComparison.Ordinal))
                xml.Skip();
            else
                take(xml.Name);
        }
    }

    private void EndTable()
    {
        OfficeTable table = _tables.Pop();
        table.Rows.RemoveAll(row => row.IsDeleted || row.Cells.Count == 0);
        if (table.Rows.Count > 0)
            Emit(table);
        if (_tables.Count > 0)
            return;
        foreach (OfficeItem note in _afterTable)
            Emit(note);
        _afterTable.Clear();
    }
}
