using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Walks the XML of a document's body or of its notes, element by element and without recursion.</summary>
internal sealed partial class DocxWalk(DocxStyles styles, DocxNumbering numbering, TextBudget budget)
{
    private readonly Stack<DocxFrame> _frames = new();
    private readonly Stack<DocxParagraph> _open = new();
    private readonly Stack<DocxParagraph> _spare = new();
    private readonly Stack<bool> _choices = new();
    private readonly DocxFields _fields = new();
    private readonly Dictionary<string, List<OfficeItem>> _notes = new(StringComparer.Ordinal);
    private OfficeOutput? _output;
    private bool _skipsContent;

    /// <summary>The paragraph that is called the document's title; null when there is none.</summary>
    public string? Title { get; private set; }

    /// <summary>Reads the notes of a part, so that the body finds them.</summary>
    public void ReadNotes(XmlPart? xml)
    {
        if (xml is null)
            return;
        _frames.Push(new([], -1));
        Walk(xml);
        _frames.Clear();
    }

    /// <summary>Reads the body.</summary>
    public void Write(XmlPart xml, OfficeOutput output)
    {
        _output = output;
        _frames.Push(new(null, -1));
        Walk(xml);
        EndFrame();
    }

    private void Walk(XmlPart xml)
    {
        string? word = null;
        while (xml.Next())
        {
            if (xml.IsStart)
            {
                word ??= xml.Namespace;
                string name = xml.Name;
                bool isEmpty = xml.IsEmpty, isWord = (object)xml.Namespace == word;
                if ((isWord ? Enter(xml, name) : EnterOther(xml, name)) && isEmpty)
                    Leave(xml, name, isWord);
            }
            else if (xml.IsEnd)
            {
                Leave(xml, xml.Name, (object)xml.Namespace == word);
            }
            else if (_inText && xml.IsText)
            {
                AddText(xml);
            }
        }
    }

    /// <summary>An element of Word begins; false when it was read to its end.</summary>
    private bool Enter(XmlPart xml, string name)
    {
        switch (name)
        {
            case "p":
                BeginParagraph();
                return true;
            case "pPr":
                return Passed(xml, ReadFormat);
            case "txbxContent":
                BeginBox(xml.Depth);
                return true;
            case "footnote" or "endnote":
                return BeginNote(xml, name);
            case "footnoteReference" or "endnoteReference":
                AddNote(name[0], xml["id"]);
                return true;
            case "tbl" or "tr" or "tc" or "tblPr" or "trPr" or "tcPr":
                return EnterTable(xml, name);
            case "sdt":
                _skipsContent = false;
                return true;
            case "sdtPr":
                return Passed(xml, ReadContentControl);
            case "sdtContent" when _skipsContent:
                _skipsContent = false;
                return Passed(xml, null);
            case "del" or "moveFrom" or "rt" or "tblGrid" or "delText" or "delInstrText" or "sectPr" or "ffData" or "tblPrEx":
                return Passed(xml, null);
            default:
                return EnterRun(xml, name);
        }
    }

    /// <summary>An element of another vocabulary begins: drawings, formulas, alternatives.</summary>
    private bool EnterOther(XmlPart xml, string name)
    {
        switch (name)
        {
            case "AlternateContent":
                _choices.Push(false);
                return true;
            case "Choice" or "Fallback" when _choices.TryPeek(out bool taken):
                if (taken)
                    return Passed(xml, null);
                _choices.Pop();
                _choices.Push(true);
                return true;
            default:
                return EnterFormula(xml, name);
        }
    }

    private static bool Passed(XmlPart xml, Action<XmlPart>? read)
    {
        if (read is null)
            xml.Skip();
        else
            read(xml);
        return false;
    }

    private void Leave(XmlPart xml, string name, bool isWord)
    {
        if (!isWord)
        {
            LeaveOther(name);
            return;
        }

        switch (name)
        {
            case "p":
                EndParagraph();
                break;
            case "r":
                _look = default;
                break;
            case "t":
                _inText = false;
                break;
            case "hyperlink":
                _links--;
                break;
            case "tbl":
                EndTable();
                break;
            case "tc" or "txbxContent" or "footnote" or "endnote" when _frames.Peek().Depth == xml.Depth:
                EndFrame();
                break;
        }
    }

    private void LeaveOther(string name)
    {
        if (name == "AlternateContent")
            _choices.Pop();
        else
            LeaveFormula(name);
    }

    private void BeginParagraph()
    {
        DocxFrame frame = _frames.Peek();
        DocxParagraph paragraph = frame.Carried ?? (_spare.Count > 0 ? _spare.Pop() : new DocxParagraph());
        frame.Carried = null;
        paragraph.Format = default;
        paragraph.Style = styles.Paragraph(null);
        _open.Push(paragraph);
    }

    private void ReadFormat(XmlPart xml)
    {
        DocxParagraphFormat format = DocxParagraphFormat.Read(xml);
        if (_open.Count == 0)
            return;
        DocxParagraph paragraph = _open.Peek();
        paragraph.Format = format;
        paragraph.Style = styles.Paragraph(format.Style);
        if (IsHeading(paragraph))
            _fields.EndContents();
    }

    /// <summary>A control that shows its prompt has nothing of the writer's; a table of contents repeats the headings.</summary>
    private void ReadContentControl(XmlPart xml)
    {
        XmlBelow below = xml.Below();
        while (below.Next())
            _skipsContent |= (xml.Name == "showingPlcHdr" && xml.IsOn()) || (xml.Name == "docPartGallery" && xml["val"] == "Table of Contents");
    }

    private void EndParagraph()
    {
        DocxParagraph paragraph = _open.Pop();
        _fields.EndParagraph();
        if (paragraph.Format.End.IsDeleted)
            _frames.Peek().Carried = paragraph;
        else
            Finish(paragraph);
    }

    private void Finish(DocxParagraph paragraph)
    {
        if (Block(paragraph) is { } block)
            Emit(block);
        foreach (OfficeItem item in paragraph.After)
            Emit(item);
        paragraph.Clear();
        _spare.Push(paragraph);
    }

    private void Emit(OfficeItem item)
    {
        if (_frames.Peek().Items is { } items)
            items.Add(item);
        else
            _output!.Write(item);
    }

    private void BeginBox(int depth)
    {
        List<OfficeItem>? items = _open.TryPeek(out DocxParagraph? anchor) ? anchor.After : _frames.Peek().Items;
        _frames.Push(new(items, depth) { Look = _look });
        _look = default;
    }

    private bool BeginNote(XmlPart xml, string name)
    {
        if (xml["type"] is not (null or "normal") || xml["id"] is not { } id)
            return Passed(xml, null);
        var items = new List<OfficeItem>();
        _notes.TryAdd(name[0] + id, items);
        _frames.Push(new(items, xml.Depth));
        return true;
    }

    /// <summary>A note comes after the paragraph or the table that refers to it, once.</summary>
    private void AddNote(char kind, string? id)
    {
        if (_output is null || _look.IsHidden || _open.Count == 0 || !_notes.Remove(kind + id!, out List<OfficeItem>? items))
            return;
        (_tables.Count > 0 ? _afterTable : _open.Peek().After).AddRange(items);
    }

    private void EndFrame()
    {
        DocxFrame frame = _frames.Peek();
        if (frame.Carried is { } carried)
        {
            frame.Carried = null;
            Finish(carried);
        }

        _frames.Pop();
        _look = frame.Look;
    }
}
