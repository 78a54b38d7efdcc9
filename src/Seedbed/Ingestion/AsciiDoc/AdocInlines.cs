using System.Buffers;
using System.Net;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>
/// Writes the inside of a paragraph. A sign opens at most one stretch at a time, and its end is looked for only within the stretch around
/// it, so that the whole stays linear.
/// </summary>
internal sealed partial class AdocInlines
{
    private const int MostNotes = 1_000;
    private const int LongestTarget = 2_000;
    private static readonly SearchValues<char> Signs = SearchValues.Create("*_`#^~+<[(:\\\"'-.&\n");
    private readonly Stack<Stretch> _open = new();
    private readonly DocumentBuilder _builder;
    private readonly List<string> _notes;
    private readonly int _depth;
    private bool _noBracket;
    private int _from;

    public AdocInlines(DocumentBuilder builder)
        : this(builder, [], 0)
    {
    }

    private AdocInlines(DocumentBuilder builder, List<string> notes, int depth) => (_builder, _notes, _depth) = (builder, notes, depth);

    /// <summary>The footnotes of what was written since the last time.</summary>
    public string[] TakeNotes()
    {
        if (_notes.Count == 0)
            return [];
        string[] notes = [.. _notes];
        _notes.Clear();
        return notes;
    }

    /// <summary>Writes a text into the open block.</summary>
    public void Write(string text)
    {
        _open.Clear();
        _open.Push(new('\0', 0, text.Length, null));
        _noBracket = false;
        _from = 0;
        for (int at = 0; at < text.Length;)
        {
            while (_open.Peek() is { Sign: not '\0' } stretch && at >= stretch.End)
            {
                Flush(text, Math.Max(_from, stretch.End));
                if (stretch.Mark is { } mark)
                    _builder.Close(mark);
                _open.Pop();
                at = _from = Math.Max(at, stretch.End + stretch.Length);
            }

            int limit = _open.Peek().End;
            int next = at >= limit ? -1 : text.AsSpan(at, limit - at).IndexOfAny(Signs);
            if (next < 0)
            {
                at = limit;
                continue;
            }

            at += next;
            int end = Sign(text, at);
            at = end > at ? end : at + 1;
        }

        while (_open.Pop() is { Sign: not '\0' } left)
        {
            if (left.Mark is { } mark)
                _builder.Close(mark);
        }

        Flush(text, text.Length);
    }

    private void Flush(string text, int to)
    {
        if (to > _from)
            _builder.Write(text.AsSpan(_from, to - _from));
        _from = to;
    }

    // What stands at a sign is written; the place after it, or the same place where it is a plain character.
    private int Sign(string text, int at)
    {
        char next = at + 1 < text.Length ? text[at + 1] : '\0';
        return text[at] switch
        {
            '\\' when next is '*' or '_' or '`' or '#' or '^' or '~' or '+' or '{' or '<' or '[' or '(' or '\\' or '\'' or '"' => Literal(text, at, at + 1, at + 2),
            '\n' when at > 1 && text[at - 1] == '+' && text[at - 2] == ' ' => HardBreak(text, at),
            '*' or '_' or '`' or '#' => Quoted(text, at, next),
            '^' or '~' => Raised(text, at),
            '+' => Passed(text, at),
            '"' or '\'' when next == '`' => Replaced(text, at, 2, text[at] == '"' ? "“" : "‘"),
            '<' when next == '<' => Reference(text, at),
            '<' => Angle(text, at),
            '[' => Bracket(text, at, next),
            '(' => Parenthesis(text, at, next),
            ':' => Macro(text, at),
            '-' when next == '-' => Dash(text, at),
            '.' when next == '.' && at + 2 < text.Length && text[at + 2] == '.' => Replaced(text, at, 3, "…"),
            '&' => Entity(text, at),
            _ => at,
        };
    }

    private int Replaced(string text, int at, int length, string by)
    {
        Flush(text, at);
        _builder.Write(by);
        return _from = at + length;
    }

    private int Literal(string text, int at, int start, int end)
    {
        Flush(text, at);
        _builder.Write(text.AsSpan(start, Math.Min(end, text.Length) - start));
        return _from = Math.Min(end, text.Length);
    }

    private int HardBreak(string text, int at)
    {
        Flush(text, at - 2);
        _builder.Break();
        return _from = at + 1;
    }

    private int Quoted(string text, int at, char next)
    {
        char sign = text[at];
        if (sign == '`' && next is '"' or '\'' && at > 0 && !char.IsWhiteSpace(text[at - 1]) && !IsWord(text, at + 2))
            return Replaced(text, at, 2, next == '"' ? "”" : "’");
        bool isFree = next == sign;
        int length = isFree ? 2 : 1, from = at + length;
        if (_open.Any(stretch => stretch.Sign == sign) || from >= text.Length || (!isFree && (char.IsWhiteSpace(next) || IsWord(text, at - 1) || (at > 0 && text[at - 1] is ';' or '}' && sign != '`'))))
            return isFree ? at + 2 : at;
        Stretch around = _open.Peek();
        int end = around.Find(text, from, sign, length);
        if (end < 0)
            return isFree ? at + 2 : at;
        Flush(text, at);
        MarkKind? mark = sign switch { '*' => MarkKind.Strong, '_' => MarkKind.Emphasis, '`' => MarkKind.Code, _ => null };
        _open.Push(new(sign, length, end, mark));
        if (mark is { } kind)
            _builder.Open(kind);
        return _from = from;
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');

    // ^x^ and ~x~ hold no white space.
    private int Raised(string text, int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at + 1, Math.Min(LongestTarget, text.Length - at - 1));
        int end = rest.IndexOfAny(text[at], ' ', '\n');
        return end <= 0 || rest[end] != text[at] ? at : Literal(text, at, at + 1, at + 1 + end) + Skip(1);
    }

    private int Skip(int count)
    {
        _from += count;
        return count;
    }

    private int Passed(string text, int at)
    {
        int signs = 1;
        while (signs < 3 && at + signs < text.Length && text[at + signs] == '+')
            signs++;
        int from = at + signs;
        if (from >= text.Length || (signs == 1 && (char.IsWhiteSpace(text[from]) || IsWord(text, at - 1))))
            return at + signs - 1;
        int end = _open.Peek().Find(text, from, '+', signs);
        if (end < 0)
            return at + signs - 1;
        Literal(text, at, from, end);
        return _from = end + signs;
    }

    private int Dash(string text, int at)
    {
        bool isBetween = IsWord(text, at - 1) && IsWord(text, at + 2);
        bool isApart = at > 0 && char.IsWhiteSpace(text[at - 1]) && at + 2 < text.Length && char.IsWhiteSpace(text[at + 2]);
        return isBetween || isApart ? Replaced(text, at, 2, "—") : at + 2;
    }

    private int Entity(string text, int at)
    {
        int end = text.AsSpan(at, Math.Min(12, text.Length - at)).IndexOf(';');
        if (end < 3)
            return at;
        string entity = text.Substring(at, end + 1), decoded = WebUtility.HtmlDecode(entity);
        return decoded == entity ? at : Replaced(text, at, end + 1, decoded);
    }

    private int Parenthesis(string text, int at, char next)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at);
        if (rest.StartsWith("(C)"))
            return Replaced(text, at, 3, "©");
        if (rest.StartsWith("(R)"))
            return Replaced(text, at, 3, "®");
        if (rest.StartsWith("(TM)"))
            return Replaced(text, at, 4, "™");
        if (next != '(' || !rest.StartsWith("((("))
            return next == '(' && rest[..Math.Min(rest.Length, LongestTarget)].IndexOf("))") is > 2 and var close ? Literal(text, at, at + 2, at + close) + Skip(2) : at;
        int end = rest[..Math.Min(rest.Length, LongestTarget)].IndexOf(")))");
        return end < 0 ? at + 3 : Replaced(text, at, end + 3, "");
    }
}
