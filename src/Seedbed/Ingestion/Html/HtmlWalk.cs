using AngleSharp.Dom;

namespace Seedbed.Ingestion.Html;

/// <summary>Writes an element's content as blocks, in document order and without recursion.</summary>
internal sealed partial class HtmlWalk(DocumentBuilder builder, HtmlBoilerplate boilerplate, string? title)
{
    private readonly Stack<Frame> _path = new();
    private readonly List<MarkKind> _marks = [];
    private readonly List<Surround> _around = [new(SurroundKind.Body, 0)];
    private int _lists;
    private int _notes;
    private int _code;
    private bool _inCell;
    private bool _hadHeading;

    private enum SurroundKind
    {
        Body,
        Item,
        Term,
        Definition,
        Heading,
    }

    /// <summary>Writes all below <paramref name="root"/>; the element itself counts as entered.</summary>
    public void Write(IElement root)
    {
        int bottom = _path.Count;
        _path.Push(new Frame(root, root.LocalName, Leaving.Nothing));
        while (_path.Count > bottom)
        {
            Frame frame = _path.Peek();
            if (frame.Next >= frame.Children.Length)
            {
                _path.Pop();
                Leave(frame);
                continue;
            }

            switch (frame.Children[frame.Next++])
            {
                case IElement element:
                    Enter(element);
                    break;
                case IText text:
                    Text(text.Data);
                    break;
            }
        }
    }

    private void Enter(IElement element)
    {
        string name = element.LocalName;
        bool block = HtmlTag.IsBlock(name);
        if (block)
            Boundary();
        if (boilerplate.Drops(element, name))
            return;
        if (name == "br")
            Break();
        else if (_inCell || _code > 0)
            _path.Push(new Frame(element, name, Inline(element, name)));
        else if (name == "table")
            EnterTable(element);
        else if (block)
            _path.Push(new Frame(element, name, Block(element, name)));
        else
            _path.Push(new Frame(element, name, Inline(element, name)));
    }

    private Leaving Block(IElement element, string name)
    {
        int level = name == "div" && element.GetAttribute("role") == "heading" ? HeadingRole(element) : HtmlTag.HeadingLevel(name);
        if (level > 0)
            return Heading(element, level);
        switch (name)
        {
            case "ul" or "menu" or "dir":
                return List(null);
            case "ol":
                return List(Number(element.GetAttribute("start")) ?? 1);
            case "li":
                return Item(element);
            case "dl" or "dd" when HtmlBoilerplate.IsFootnotes(name == "dl" ? element : element.ParentElement):
                return Leaving.Block;
            case "dl":
                _lists++;
                return Leaving.List;
            case "dt":
                return Push(SurroundKind.Term, null);
            case "dd":
                return Push(SurroundKind.Definition, null);
            case "pre" or "listing" or "xmp":
                builder.Begin(BlockKind.Code, Math.Min(_lists, Around.Depth));
                Remark();
                _code++;
                return Leaving.Code;
            default:
                if (!HtmlBoilerplate.IsAdmonition(element))
                    return Leaving.Block;
                _notes++;
                return Leaving.Note;
        }
    }

    private Leaving Heading(IElement element, int level)
    {
        if (_notes > 0 || Around.Kind == SurroundKind.Term)
            return Mark(MarkKind.Strong, Leaving.MarkedBlock);
        if (!_hadHeading && level > 1 && title is not null && CleanText.Line(element.TextContent) == title)
            level = 1;
        _hadHeading = true;
        _around.Add(new(SurroundKind.Heading, _lists) { Level = level });
        return Leaving.Surround;
    }

    private Leaving List(int? number)
    {
        _lists++;
        _around.Add(new(SurroundKind.Body, _lists) { Number = number, IsList = true });
        return Leaving.NumberedList;
    }

    private Leaving Item(IElement element)
    {
        if (_lists == 0)
            return Leaving.Block;
        int? number = null;
        if (Around is { IsList: true, Number: { } next } list)
        {
            number = Number(element.GetAttribute("value")) ?? next;
            list.Number = number + 1;
        }

        return Push(SurroundKind.Item, number);
    }

    private Leaving Push(SurroundKind kind, int? ordinal)
    {
        _around.Add(new(kind, Math.Max(1, _lists)) { Ordinal = ordinal });
        return Leaving.Surround;
    }

    private Leaving Inline(IElement element, string name)
    {
        if (name == "a")
            return element.HasAttribute("href") ? Mark(MarkKind.Link, Leaving.Mark) : Leaving.Nothing;
        if (name == "q")
            Text("“");
        else if (name == "sup" && IsPower(element))
            Text("^");
        if (name == "q")
            return Leaving.Quote;
        if (HtmlTag.IsBlock(name))
            return Leaving.Block;
        return HtmlTag.Mark(name) is { } kind ? Mark(kind, Leaving.Mark) : Leaving.Nothing;
    }

    private Leaving Mark(MarkKind kind, Leaving leaving)
    {
        _marks.Add(kind);
        if (builder.IsOpen)
            builder.Open(kind);
        return leaving;
    }

    private void Leave(Frame frame)
    {
        switch (frame.Leaving)
        {
            case Leaving.Mark or Leaving.MarkedBlock when _marks.Count > 0:
                builder.Close(_marks[^1]);
                _marks.RemoveAt(_marks.Count - 1);
                break;
            case Leaving.Quote:
                Text("”");
                break;
            case Leaving.Code:
                _code--;
                break;
            case Leaving.List:
                _lists--;
                break;
            case Leaving.NumberedList:
                _lists--;
                _around.RemoveAt(_around.Count - 1);
                break;
            case Leaving.Note:
                _notes--;
                break;
        }

        if (frame.Leaving > Leaving.Quote)
            Boundary();
        if (frame.Leaving == Leaving.Surround)
            _around.RemoveAt(_around.Count - 1);
    }

    private Surround Around => _around[^1];

    private void Text(string text)
    {
        if (!_inCell && !builder.IsOpen)
        {
            if (CleanText.IsBlank(text))
                return;
            Begin();
        }

        builder.Write(text);
    }

    /// <summary>Begins the block that text here belongs to.</summary>
    private void Begin()
    {
        Surround around = Around;
        switch (around.Kind)
        {
            case SurroundKind.Heading:
                builder.Begin(BlockKind.Heading, around.Level);
                break;
            case SurroundKind.Term:
                builder.Begin(BlockKind.Term, around.Depth);
                break;
            case SurroundKind.Item when !around.IsUsed:
                builder.Begin(BlockKind.ListItem, around.Depth, around.Ordinal);
                break;
            case SurroundKind.Definition when !around.IsUsed:
                builder.Begin(BlockKind.Definition, around.Depth);
                break;
            default:
                builder.Begin(BlockKind.Paragraph, around.Depth);
                break;
        }

        around.IsUsed = true;
        Remark();
    }

    private void Remark()
    {
        foreach (MarkKind kind in _marks)
            builder.Open(kind);
    }

    private void Boundary()
    {
        if (_inCell)
            builder.Write(" ");
        else if (_code > 0)
            builder.BreakIfText();
        else
            builder.End();
    }

    /// <summary>A break between the names of one definition begins another term.</summary>
    private void Break()
    {
        if (!_inCell && _code == 0 && Around.Kind == SurroundKind.Term)
            builder.End();
        else
            builder.Break();
    }

    private static int HeadingRole(IElement element) => Math.Clamp(Number(element.GetAttribute("aria-level")) ?? 2, 1, 6);

    private static int? Number(string? text) => int.TryParse(text, out int number) && number is > -1_000_000 and < 1_000_000 ? number : null;

    private static bool IsPower(IElement element) =>
        element.ChildNodes.Length == 1 && element.FirstChild is IText text && RaisedText.IsPower(text.Data);

    private enum Leaving
    {
        Nothing,
        Mark,
        Quote,
        Block,
        MarkedBlock,
        Surround,
        Code,
        List,
        NumberedList,
        Note,
    }

    private sealed class Frame(IElement element, string name, Leaving leaving)
    {
        public INodeList Children { get; } = element.ChildNodes;

        public string Name { get; } = name;

        public Leaving Leaving { get; } = leaving;

        public int Next { get; set; }
    }

    private sealed class Surround(SurroundKind kind, int depth)
    {
        public SurroundKind Kind { get; } = kind;

        public int Depth { get; } = depth;

        public int Level { get; init; }

        public int? Ordinal { get; init; }

        public bool IsList { get; init; }

        public int? Number { get; set; }

        public bool IsUsed { get; set; }
    }
}
