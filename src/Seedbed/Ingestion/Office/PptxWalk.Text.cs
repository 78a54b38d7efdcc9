using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Paragraphs and tables of a shape.</summary>
internal sealed partial class PptxWalk
{
    private bool EnterText(XmlPart xml, string name)
    {
        switch (name)
        {
            case "tbl" when _shape is not null:
                _table = new OfficeTable();
                return true;
            case "tblPr" when _table is not null:
                _table.HasStyledHeader = xml["firstRow"] is "1" or "true";
                break;
            case "tr" when _table is not null:
                budget.Piece();
                _table.Rows.Add(new OfficeRow());
                return true;
            case "tc" when _table is { Rows.Count: > 0 } table:
                BeginCell(xml, table);
                return true;
            case "p" when IsText(xml):
                (_look, _marks) = (default, TextMarks.None);
                return true;
            case "pPr" when IsText(xml):
                ReadLook(xml);
                return false;
            case "r" or "fld":
                _inRun = name == "r" || xml["type"] is not ("slidenum" or "datetime" or "datetime1");
                return true;
            case "rPr" when IsText(xml):
                ReadMarks(xml);
                return false;
            case "t":
                _inText = _inRun;
                return true;
            case "br" when IsText(xml):
                _text.Break();
                return true;
        }

        if (name is "nvPr" or "nvSpPr" or "nvGraphicFramePr" or "nvGrpSpPr" or "spPr" or "grpSpPr" or "nvCxnSpPr" || !name.EndsWith("Pr", StringComparison.Ordinal))
            return true;
        if (name is not "cNvPr")
            xml.Skip();
        return name is "cNvPr";
    }

    private static bool IsText(XmlPart xml) => !xml.Namespace.EndsWith("/math", StringComparison.Ordinal);

    private void BeginCell(XmlPart xml, OfficeTable table)
    {
        budget.Piece();
        _cell = new OfficeCell { Columns = xml.Number("gridSpan") ?? 1, Continues = xml["vMerge"] is "1" or "true" };
        if (xml["hMerge"] is not ("1" or "true"))
            table.Rows[^1].Cells.Add(_cell);
    }

    private void ReadLook(XmlPart xml)
    {
        _look.Level = Math.Clamp(xml.Number("lvl") ?? 0, 0, Levels - 1);
        XmlBelow below = xml.Below();
        while (below.Next())
        {
            if (xml.Name == "buNone")
                _look.HasMark = false;
            else if (xml.Name is "buChar" or "buBlip" or "buAutoNum")
                _look.HasMark = true;
            if (xml.Name == "buAutoNum")
                (_look.IsNumbered, _look.Start) = (true, DocxLevel.Bounded(xml.Number("startAt")));
        }
    }

    private void ReadMarks(XmlPart xml)
    {
        _marks = xml["b"] is "1" or "true" ? TextMarks.Strong : TextMarks.None;
        if (xml["i"] is "1" or "true")
            _marks |= TextMarks.Emphasis;
        XmlBelow below = xml.Below();
        while (below.Next())
        {
            if (xml.Name == "hlinkClick")
                _marks |= TextMarks.Link;
        }
    }

    private void AddText(XmlPart xml)
    {
        for (ReadOnlySpan<char> text = xml.Chunk(); !text.IsEmpty; text = xml.Chunk())
        {
            budget.Characters(text.Length);
            _text.Add(text, _marks);
        }
    }

    private void EndParagraph()
    {
        if (_text.IsBlank || _shape is null)
        {
            _text.Clear();
            return;
        }

        budget.Piece();
        if (_cell is not null)
            _cell.Items.Add(_text.Take(BlockKind.Paragraph));
        else if (_look.HasMark ?? _shape.IsList)
            _shape.Items.Add(_text.Take(BlockKind.ListItem, _look.Level + 1, Count()));
        else
            _shape.Items.Add(_text.Take(BlockKind.Paragraph));
    }

    private int? Count()
    {
        int level = _look.Level;
        int? count = _look.IsNumbered ? _counts[level] + 1 ?? _look.Start : null;
        _counts[level] = count;
        Array.Clear(_counts, level + 1, Levels - level - 1);
        return count;
    }
}
