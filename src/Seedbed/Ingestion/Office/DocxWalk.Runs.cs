using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Text: runs, breaks, fields, links, formulas.</summary>
internal sealed partial class DocxWalk
{
    private DocxLook _look;
    private int _links;
    private bool _inText;
    private char _sign;

    private bool EnterRun(XmlPart xml, string name)
    {
        switch (name)
        {
            case "r":
                _look = default;
                return true;
            case "rPr":
                return Passed(xml, ReadLook);
            case "t":
                _inText = true;
                return true;
            case "tab" or "ptab":
                Add("\t");
                return true;
            case "br" or "cr":
                if (IsShown)
                    _open.Peek().Text.Break();
                return true;
            case "noBreakHyphen":
                Add("-");
                return true;
            case "sym":
                Add(DocxSymbols.Of(xml["font"], xml["char"]));
                return true;
            case "hyperlink":
                _links++;
                return true;
            case "fldChar":
                _fields.Mark(xml["fldCharType"]);
                return true;
            case "instrText":
                _fields.Code(xml.Text(100));
                return false;
            default:
                if (!name.EndsWith("Pr", StringComparison.Ordinal) && !name.EndsWith("PrChange", StringComparison.Ordinal))
                    return true;
                return Passed(xml, null);
        }
    }

    private bool IsShown => _open.Count > 0 && !_look.IsHidden && !_fields.IsCode && !_fields.IsContents
        && _open.Peek().Style.Run.IsHidden != true;

    private void ReadLook(XmlPart xml)
    {
        DocxRunFormat run = DocxRunFormat.Read(xml);
        DocxStyle style = styles.Get(run.Style);
        TextMarks marks = (run.IsBold ?? style.Run.IsBold) == true ? TextMarks.Strong : TextMarks.None;
        if ((run.IsItalic ?? style.Run.IsItalic) == true)
            marks |= TextMarks.Emphasis;
        if (run.IsMono ?? style.IsCodeRun)
            marks |= TextMarks.Code;
        _look = new(marks, (run.IsHidden ?? style.Run.IsHidden) == true, run.IsRaised);
    }

    private void AddText(XmlPart xml)
    {
        for (ReadOnlySpan<char> text = xml.Chunk(); !text.IsEmpty; text = xml.Chunk())
            Add(text);
    }

    private void Add(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !IsShown)
            return;
        DocxParagraph paragraph = _open.Peek();
        TextMarks marks = paragraph.Style.Kind == BlockKind.Code ? TextMarks.None : _look.Marks;
        if (_links > 0 || _fields.IsLink)
            marks |= TextMarks.Link;
        budget.Characters(text.Length);
        if (_sign != '\0' || (_look.IsRaised && char.IsLetterOrDigit(paragraph.Text.Last) && RaisedText.IsPower(text)))
            paragraph.Text.Add([_sign == '\0' ? '^' : _sign], marks);
        _sign = '\0';
        paragraph.Text.Add(text, marks);
    }

    /// <summary>Formulas are written in a line: fractions with a slash, powers with ^, indices with _.</summary>
    private bool EnterFormula(XmlPart xml, string name)
    {
        if (!xml.Namespace.EndsWith("/math", StringComparison.Ordinal))
            return !name.EndsWith("Pr", StringComparison.Ordinal) || Passed(xml, null);
        switch (name)
        {
            case "t":
                _inText = true;
                return true;
            case "den":
                _sign = '/';
                return true;
            case "sup":
                _sign = '^';
                return true;
            case "sub":
                _sign = '_';
                return true;
            case "rad":
                Add("√");
                return true;
            case "d":
                Add("(");
                return true;
            default:
                return !name.EndsWith("Pr", StringComparison.Ordinal) || Passed(xml, null);
        }
    }

    private void LeaveFormula(string name)
    {
        if (name == "t")
            _inText = false;
        else if (name is "den" or "sup" or "sub")
            _sign = '\0';
        else if (name == "d")
            Add(")");
    }
}
