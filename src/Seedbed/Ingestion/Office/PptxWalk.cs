using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Office;

/// <summary>Gathers what a slide or its notes say, without recursion.</summary>
internal sealed partial class PptxWalk(TextBudget budget)
{
    private const int Levels = 9;
    private readonly List<PptxShape> _shapes = [];
    private readonly Stack<(PptxGroup Group, int Depth)> _groups = new();
    private readonly Stack<bool> _choices = new();
    private readonly int?[] _counts = new int?[Levels];
    private readonly OfficeText _text = new();
    private PptxShape? _shape;
    private OfficeTable? _table;
    private OfficeCell? _cell;
    private PptxLook _look;
    private TextMarks _marks;
    private bool _inText;
    private bool _inRun;

    /// <summary>Whether the slide is hidden from the show.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Whether a diagram is on it, and the ids of its texts.</summary>
    public List<string> Diagrams { get; } = [];

    /// <summary>The shapes of a part, in its order.</summary>
    public List<PptxShape> Read(XmlPart xml)
    {
        while (xml.Next())
        {
            if (xml.IsStart)
            {
                string name = xml.Name;
                bool isEmpty = xml.IsEmpty;
                if (Enter(xml, name) && isEmpty)
                    Leave(xml, name);
            }
            else if (xml.IsEnd)
            {
                Leave(xml, xml.Name);
            }
            else if (_inText && xml.IsText)
            {
                AddText(xml);
            }
        }

        return _shapes;
    }

    private bool Enter(XmlPart xml, string name)
    {
        switch (name)
        {
            case "sld":
                IsHidden = !xml.IsOn("show");
                return true;
            case "grpSp":
                _groups.Push((_groups.TryPeek(out (PptxGroup Group, int Depth) outer) ? outer.Group : PptxGroup.Slide, xml.Depth));
                return true;
            case "sp" or "graphicFrame" or "cxnSp" or "pic" or "contentPart":
                BeginShape();
                return true;
            case "cNvPr" when xml["hidden"] is "1" or "true":
                _shape?.Placeholder = "hdr";
                return true;
            case "ph":
                _shape?.Placeholder ??= xml["type"] ?? "";
                return true;
            case "xfrm":
                ReadPlace(xml);
                return false;
            case "relIds":
                if (xml.Link("dm") is { } id)
                    Diagrams.Add(id);
                return true;
            case "AlternateContent":
                _choices.Push(false);
                return true;
            case "Choice" or "Fallback" when _choices.TryPeek(out bool taken):
                return Choose(xml, taken);
            default:
                return EnterText(xml, name);
        }
    }

    private bool Choose(XmlPart xml, bool taken)
    {
        if (taken)
        {
            xml.Skip();
            return false;
        }

        _choices.Pop();
        _choices.Push(true);
        return true;
    }

    private void Leave(XmlPart xml, string name)
    {
        switch (name)
        {
            case "grpSp" when _groups.Count > 0:
                _groups.Pop();
                break;
            case "AlternateContent":
                _choices.Pop();
                break;
            case "t":
                _inText = false;
                break;
            case "r" or "fld":
                (_marks, _inRun) = (TextMarks.None, false);
                break;
            case "p" when IsText(xml):
                EndParagraph();
                break;
            case "tc":
                _cell = null;
                break;
            case "tbl":
                EndTable();
                break;
        }
    }

    private void BeginShape()
    {
        budget.Piece();
        _shape = new PptxShape();
        _shapes.Add(_shape);
        Array.Clear(_counts);
    }

    /// <summary>Where a shape or a group lies, in the slide's measure.</summary>
    private void ReadPlace(XmlPart xml)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        XmlBelow below = xml.Below();
        while (below.Next())
        {
            foreach (string side in new[] { "x", "y", "cx", "cy" })
                numbers[xml.Name + side] = double.TryParse(xml[side], System.Globalization.CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : 0;
        }

        double Of(string name) => numbers.GetValueOrDefault(name);
        if (_groups.TryPeek(out (PptxGroup Group, int Depth) group) && numbers.ContainsKey("chOffx"))
        {
            PptxGroup inside = group.Group.Inside(Of("offx"), Of("offy"), Of("extcx"), Of("extcy"), Of("chOffx"), Of("chOffy"), Of("chExtcx"), Of("chExtcy"));
            _groups.Pop();
            _groups.Push((inside, group.Depth));
        }
        else if (_shape is { HasPlace: false } shape)
        {
            PptxGroup around = _groups.Count > 0 ? group.Group : PptxGroup.Slide;
            (shape.Left, shape.Top, shape.HasPlace) = (around.X(Of("offx")), around.Y(Of("offy")), true);
            shape.Height = Of("extcy") * Math.Abs(around.Down);
        }
    }

    private void EndTable()
    {
        if (_table is { Rows.Count: > 0 } table)
            _shape?.Items.Add(table);
        _table = null;
    }
}
