using System.Buffers;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>Links, references, notes and other macros.</summary>
internal sealed partial class AdocInlines
{
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \n\t[]<>");

    private int Reference(string text, int at)
    {
        int length = text.AsSpan(at, Math.Min(LongestTarget, text.Length - at)).IndexOf(">>");
        if (length < 3)
            return at + 2;
        int comma = text.IndexOf(',', at, length);
        if (comma >= 0)
            return Linked(text, at, text[(comma + 1)..(at + length)].Trim(), at + length + 2);
        return Linked(text, at, text[(at + 2)..(at + length)].TrimStart('#', '_').Replace('_', ' '), at + length + 2);
    }

    private int Linked(string text, int at, string shown, int after)
    {
        Flush(text, at);
        Link(shown);
        return _from = after;
    }

    // The text of a link may be marked up itself, three deep.
    private void Link(string shown)
    {
        _builder.Open(MarkKind.Link);
        if (_depth < 3 && shown.AsSpan().ContainsAny(Signs))
            new AdocInlines(_builder, _notes, _depth + 1).Write(shown);
        else
            _builder.Write(shown);
        _builder.Close(MarkKind.Link);
    }

    // <https://…>: the signs go.
    private int Angle(string text, int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at + 1, Math.Min(LongestTarget, text.Length - at - 1));
        if (!rest.StartsWith("http") && !rest.StartsWith("ftp:") && !rest.StartsWith("mailto:"))
            return at;
        int end = rest.IndexOfAny('>', ' ', '\n');
        return end > 0 && rest[end] == '>' ? Linked(text, at, rest[..end].ToString(), at + end + 2) : at;
    }

    // "[[anchor]]" goes, "[.role]#text#" is its text.
    private int Bracket(string text, int at, char next)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, Math.Min(LongestTarget, text.Length - at));
        bool isWork = rest.StartsWith("[[[");
        if (next == '[' && rest.IndexOf("]]") is > 2 and var close)
        {
            if (isWork)
                return Linked(text, at, rest[2..(close + 1)].ToString(), at + Math.Min(rest.Length, close + 3));
            Flush(text, at);
            return _from = at + close + 2;
        }

        int end = next is '.' or '#' || char.IsAsciiLetter(next) ? rest[..Math.Min(rest.Length, 200)].IndexOf(']') : -1;
        bool isRole = end > 1 && end + 1 < rest.Length && (rest[end + 1] == '#' || (next is '.' or '#' && rest[end + 1] is '`' or '*' or '_'));
        if (!isRole || rest[1..end].IndexOfAny('[', ']', '\n') >= 0)
            return at;
        Flush(text, at);
        return _from = at + end + 1;
    }

    // "name:target[text]" and addresses.
    private int Macro(string text, int at)
    {
        int start = at;
        while (start > _from && at - start < 14 && (char.IsAsciiLetterLower(text[start - 1]) || char.IsAsciiDigit(text[start - 1])))
            start--;
        ReadOnlySpan<char> name = text.AsSpan(start, at - start);
        if (name.IsEmpty)
            return at;
        bool isEscaped = start > _from && text[start - 1] == '\\';
        bool isAddress = name is "http" or "https" or "ftp" or "irc" && text.AsSpan(at).StartsWith("://");
        if (isEscaped && (isAddress || name is "link" or "image" or "xref" or "kbd" or "footnote"))
        {
            Flush(text, start - 1);
            _from = start;
            return at;
        }

        return isAddress ? Address(text, start, at + 3) : Named(text, start, at, name.ToString());
    }

    private int Address(string text, int start, int from)
    {
        ReadOnlySpan<char> rest = text.AsSpan(from, Math.Min(LongestTarget, _open.Peek().End - from));
        int end = rest.IndexOfAny(AddressEnds);
        end = end < 0 ? rest.Length : end;
        if (end < rest.Length && rest[end] == '[' && Closing(text, from + end + 1) is >= 0 and var close)
        {
            string shown = LinkText(text[(from + end + 1)..close]);
            return Linked(text, start, shown.Length > 0 ? shown : text[start..(from + end)], close + 1);
        }

        ReadOnlySpan<char> address = rest[..end].TrimEnd(".,;:!?)'\"*_`");
        return Linked(text, start, text[start..(from + address.Length)], from + address.Length);
    }

    // The next bracket that closes; one that was not found once isn't there.
    private int Closing(string text, int from)
    {
        if (_noBracket)
            return -1;
        for (int at = text.IndexOf(']', from); at >= 0; at = text.IndexOf(']', at + 1))
        {
            if (text[at - 1] == '\\')
                continue;
            // a picture as the text of a link: image:a.png[Alt]]
            int open = text.AsSpan(from, at - from).IndexOf('[');
            return open > 0 && text.AsSpan(from, open).StartsWith("image:") && at + 1 < text.Length && text[at + 1] == ']' ? at + 1 : at;
        }

        _noBracket = true;
        return -1;
    }

    private static string LinkText(string inner)
    {
        inner = inner.Replace("\\]", "]", StringComparison.Ordinal);
        if (inner.StartsWith('"') && inner.IndexOf('"', 1) is > 0 and var quote)
            return inner[1..quote];
        int equals = inner.IndexOf('=', StringComparison.Ordinal), comma = inner.IndexOf(',', StringComparison.Ordinal);
        if (equals > 0 && comma < 0 && !inner.AsSpan(0, equals).Contains(' '))
            return "";
        if (comma >= 0 && equals > comma)
            inner = inner[..comma];
        return inner.TrimEnd('^');
    }

    private int Named(string text, int start, int at, string name)
    {
        if (name is not ("link" or "mailto" or "xref" or "image" or "icon" or "footnote" or "footnoteref" or "kbd" or "btn" or "menu" or "pass" or "stem" or "latexmath"
            or "asciimath" or "anchor" or "indexterm" or "indexterm2" or "bibref"))
            return at;
        ReadOnlySpan<char> rest = text.AsSpan(at + 1, Math.Min(LongestTarget, _open.Peek().End - at - 1));
        int bracket = rest.IndexOfAny("[ \n\t");
        if (bracket < 0 || rest[bracket] != '[')
            return at;
        int from = at + bracket + 2, close = Closing(text, from);
        if (close < 0)
            return at;
        string target = rest[..bracket].ToString(), inner = text[from..close];
        Flush(text, start);
        Said(name, target, inner);
        return _from = close + 1;
    }

    private void Said(string name, string target, string inner)
    {
        switch (name)
        {
            case "link" or "mailto" or "xref":
                Link(LinkText(inner) is { Length: > 0 } shown ? shown : target);
                break;
            case "kbd":
                _builder.Open(MarkKind.Code);
                _builder.Write(inner);
                _builder.Close(MarkKind.Code);
                break;
            case "menu":
                _builder.Write(inner.Length == 0 ? target : $"{target} > {inner}");
                break;
            case "footnote" or "footnoteref":
                Note(name == "footnoteref" ? inner[(inner.IndexOf(',', StringComparison.Ordinal) + 1)..] : inner);
                break;
            case "btn" or "pass" or "stem" or "latexmath" or "asciimath" or "indexterm2":
                _builder.Write(inner.Replace("\\]", "]", StringComparison.Ordinal));
                break;
        }
    }

    private void Note(string text)
    {
        if (text.Length > 0 && _notes.Count < MostNotes)
            _notes.Add(text);
        else
            _builder.Write(text);
    }
}
