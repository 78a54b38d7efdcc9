namespace Seedbed.Ingestion.Html;

/// <summary>Writes an element's content as blocks, in document order and without recursion.</summary>
internal sealed partial class HtmlWalk(DocumentBuilder builder, HtmlBoilerplate boilerplate, string? title)
{
    private readonly List<Frame> _path = [];
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
    public void Write(HtmlNode root)
    {
        int bottom = _path.Count;
        _path.Add(new(root, Leaving.Nothing));
        HtmlNode? next = root.First;
        while (_path.Count > bottom)
        {
            if (next is null)
            {
                Frame frame = _path[^1];
                _path.RemoveAt(_path.Count - 1);
                Leave(frame.Leaving);
                next = frame.Node.Next;
                continue;
            }

            int depth = _path.Count;
            if (next.IsText)
                Text(next.Data.Span);
            else
                Enter(next);
            next = _path.Count > depth ? next.First : next.Next;
        }
    }

    private void Enter(HtmlNode element)
    {
        string name = element.LocalName;
        bool block = element.Name.Has(HtmlTrait.Block);
        if (block)
            Boundary();
        if (boilerplate.Drops(element, name))
            return;
        if (name == "br")
            Break();
        else if (_inCell || _code > 0)
            _path.Add(new(element, Inline(element, name)));
        else if (name == "table")
            EnterTable(element);
        else if (block)
            _path.Add(new(element, Block(element, name)));
        else
            _path.Add(new(element, Inline(element, name)));
    }

    private Leaving Block(HtmlNode element, string name)
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
            case "dl" or "dd" when HtmlBoilerplate.IsFootnotes(name == "dl" ? element : element.Parent):
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

    private Leaving Heading(HtmlNode element, int level)
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

    private Leaving Item(HtmlNode element)
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

    private Leaving Inline(HtmlNode element, string name)
    {
        if (name == "a")
            return element.HasAttribute("href") ? Mark(MarkKind.Link, Leaving.Mark) : Leaving.Nothing;
        if (name == "q")
            Text("“");
        else if (name == "sup" && IsPower(element))
            Text("^");
        if (name == "q")
            return Leaving.Quote;
        if (element.Name.Has(HtmlTrait.Block))
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

    private void Leave(Leaving leaving)
    {
        switch (leaving)
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

        if (leaving > Leaving.Quote)
            Boundary();
        if (leaving == Leaving.Surround)
            _around.RemoveAt(_around.Count - 1);
    }

    private Surround Around => _around[^1];

    private void Text(ReadOnlySpan<char> text)
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

    private static int HeadingRole(HtmlNode element) => Math.Clamp(Number(element.GetAttribute("aria-level")) ?? 2, 1, 6);

    private static int? Number(string? text) => int.TryParse(text, out int number) && number is > -1_000_000 and < 1_000_000 ? number : null;

    private static bool IsPower(HtmlNode element) =>
        element.First is { IsText: true, Next: null } text && RaisedText.IsPower(text.Data.ToString());

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

    private readonly record struct Frame(HtmlNode Node, Leaving Leaving);

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
