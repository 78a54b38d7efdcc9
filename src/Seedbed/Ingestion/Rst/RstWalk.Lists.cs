using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>Lists: bullets, numbers, definitions, fields, options.</summary>
internal sealed partial class RstWalk
{
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase) { "orphan", "nocomments", "tocdepth", "nosearch", "no-search" };

    private int Bullets(int at, int to, MarkupPlace place)
    {
        int indent = _lines[at].Indent;
        while (IsAt(at, to, indent) && RstLine.Bullet(_lines.Of(at)) > 0)
            at = Item(at, to, 1, new MarkupPlace(place.Level + 1, BlockKind.ListItem));
        return at;
    }

    private bool IsAt(int at, int to, int indent) => at < to && !_lines.IsBlank(at) && _lines[at].Indent == indent;

    // One item whose text begins after its marker; the first line of text after it.
    private int Item(int at, int to, int marker, MarkupPlace place)
    {
        int outer = _lines[at].Indent;
        _lines.Take(at, marker);
        int indent = _lines.IsBlank(at) ? outer + 1 : _lines[at].Indent;
        int end = _lines.EndOfIndent(at + 1, to, indent);
        if (_lines.IsBlank(at))
            indent = _lines.LeastIndent(at, end, indent);
        Blocks(at, end, indent, place);
        return _lines.NextText(end, to);
    }

    // "A. Smith" on a line of a paragraph is no list: the next line must be blank, further right or the next item.
    private bool IsNumbered(int at, int to, int indent) =>
        at + 1 >= to || _lines.IsBlank(at + 1) || _lines[at + 1].Indent > indent || RstLine.Number(_lines.Of(at + 1), out _) > 0;

    private int Numbers(int at, int to, MarkupPlace place)
    {
        int indent = _lines[at].Indent, last = 0;
        while (IsAt(at, to, indent) && RstLine.Number(_lines.Of(at), out ReadOnlySpan<char> label) is var marker and > 0 && IsNumbered(at, to, indent))
        {
            last = RstNumbers.Value(label, last);
            at = Item(at, to, marker, new MarkupPlace(place.Level + 1, BlockKind.ListItem, last));
        }

        return at;
    }

    private int Definitions(int at, int to, int indent, MarkupPlace place)
    {
        for (int first = at; IsAt(at, to, indent) && IsIndented(at + 1, to, indent) && (at == first || IsPlain(at));)
        {
            _builder.Begin(BlockKind.Term, place.Level + 1);
            _inlines.Write(_lines.Of(at));
            _builder.End();
            int end = _lines.EndOfIndent(at + 1, to, indent + 1);
            Blocks(at + 1, end, _lines.LeastIndent(at + 1, end, indent + 1), new MarkupPlace(place.Level + 1, BlockKind.Definition));
            at = _lines.NextText(end, to);
        }

        return at;
    }

    private bool IsPlain(int at)
    {
        ReadOnlySpan<char> text = _lines.Of(at);
        return !RstLine.IsExplicit(text) && RstLine.Field(text) == 0 && RstLine.Bullet(text) == 0 && RstLine.Number(text, out _) == 0
            && !text.EndsWith("::", StringComparison.Ordinal) && !RstLine.IsRule(text);
    }

    private int Options(int at, int to, MarkupPlace place)
    {
        int indent = _lines[at].Indent;
        while (IsAt(at, to, indent) && RstLine.Options(_lines.Of(at), out _) is var length and > 0)
        {
            _builder.Begin(BlockKind.Term, place.Level + 1);
            _builder.Write(_lines.Of(at)[..length]);
            _builder.End();
            at = Body(at, to, length, new MarkupPlace(place.Level + 1, BlockKind.Definition));
        }

        return at;
    }

    private int Fields(int at, int to, MarkupPlace place)
    {
        int indent = _lines[at].Indent;
        bool isInfo = _isAtTop && _depth == 1;
        while (IsAt(at, to, indent) && _lines.Of(at)[0] == ':' && RstLine.Field(_lines.Of(at)) is var colon and > 0)
        {
            string name = RstInlines.Plain(_lines.Of(at)[1..colon]);
            if (Silent.Contains(name) || (isInfo && !name.Equals("abstract", StringComparison.OrdinalIgnoreCase) && !name.Equals("dedication", StringComparison.OrdinalIgnoreCase)))
            {
                at = Fact(at, to, colon + 1, name);
                continue;
            }

            _builder.Begin(BlockKind.Term, place.Level + 1);
            _inlines.Write(_lines.Of(at)[1..colon]);
            _builder.End();
            at = Body(at, to, colon + 1, new MarkupPlace(place.Level + 1, BlockKind.Definition));
        }

        _isAtTop = false;
        return at;
    }

    // What a document says of itself stands first in it, and not in its text.
    private int Fact(int at, int to, int marker, string name)
    {
        int outer = _lines[at].Indent;
        _lines.Take(at, marker);
        int end = _lines.EndOfIndent(at + 1, to, outer + 1), last = end - 1;
        while (last > at && _lines.IsBlank(last))
            last--;
        string value = RstInlines.Plain(_lines.Of(at, last));
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
            _builder.Title ??= value;
        else if (name.ToLowerInvariant() is "lang" or "language")
            _builder.Language ??= value;
        else if (!Silent.Contains(name))
            _facts.Add(name, value);
        return _lines.NextText(end, to);
    }

    // A body that begins on its marker's line and goes on wherever the next line stands further right.
    private int Body(int at, int to, int marker, MarkupPlace place)
    {
        int outer = _lines[at].Indent;
        int end = _lines.EndOfIndent(at + 1, to, outer + 1), indent = _lines.LeastIndent(at + 1, end, outer + 1);
        _lines.Take(at, marker, indent);
        Blocks(at, end, indent, place);
        return _lines.NextText(end, to);
    }
}
