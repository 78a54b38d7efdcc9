namespace Seedbed.Ingestion.Rst;

/// <summary>Roles, links and notes.</summary>
internal sealed partial class RstInlines
{
    private static readonly HashSet<string> Prose = new(StringComparer.Ordinal)
    {
        "", "ref", "doc", "term", "title", "title-reference", "t", "sub", "subscript", "sup", "superscript", "abbr", "ac", "math", "guilabel", "menuselection",
        "dfn", "pep", "rfc", "pep-reference", "rfc-reference", "numref", "download", "index", "any", "eq", "cite", "manpage", "mailheader", "newsgroup", "dedication",
    };

    // Names whose text never holds its target.
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal) { "code", "literal", "math", "emphasis", "strong", "sub", "sup", "subscript", "superscript", "samp", "file", "kbd" };

    // The length of ":name:" right before a backtick.
    private static int Role(ReadOnlySpan<char> text, int at)
    {
        int end = at + 1;
        while (end < text.Length && end - at < LongestWord && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.' or '+' or ':'))
            end++;
        return end < text.Length && text[end] == '`' && end - at > 2 && text[end - 1] == ':' ? end - at : 0;
    }

    // `text`, perhaps a role's, a link's or a place that links lead to.
    private int Interpreted(ReadOnlySpan<char> text, int tick, int at, int plain, string role, RstEnds failed)
    {
        if (tick + 1 >= text.Length || char.IsWhiteSpace(text[tick + 1]))
            return at;
        int end = failed.Find(text, tick + 1, "`");
        if (end < 0)
            return at;
        int after = end + 1;
        bool isLink = after < text.Length && text[after] == '_';
        while (isLink && after < text.Length && after < end + 3 && text[after] == '_')
            after++;
        if (role.Length == 0 && after < text.Length && text[after] == ':' && SuffixRole(text, after) is var length and > 0)
        {
            role = text.Slice(after + 1, length - 2).ToString();
            after += length;
        }

        builder.Write(text[plain..at]);
        ReadOnlySpan<char> inner = text[(tick + 1)..end];
        if (isLink)
            Mark(MarkKind.Link, Shown(inner));
        else
            Said(role, inner);
        return after;
    }

    private static int SuffixRole(ReadOnlySpan<char> text, int at)
    {
        int end = at + 1;
        while (end < text.Length && end - at < LongestWord && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.' or '+'))
            end++;
        return end < text.Length && text[end] == ':' && end > at + 1 ? end + 1 - at : 0;
    }

    private void Said(string role, ReadOnlySpan<char> inner)
    {
        if (!Whole.Contains(role))
            inner = Shown(inner);
        if (role is "pep" or "rfc" or "pep-reference" or "rfc-reference" && char.IsAsciiDigit(inner[0]))
            builder.Write(role.StartsWith('p') ? "PEP " : "RFC ");
        if (role is "emphasis" or "strong")
            Mark(role == "strong" ? MarkKind.Strong : MarkKind.Emphasis, inner);
        else if (role is "math" or "code" or "literal")
            Verbatim(role, inner);
        else if (Prose.Contains(role))
            Unescaped(inner);
        else
            Mark(MarkKind.Code, Name(inner));
    }

    private void Verbatim(string role, ReadOnlySpan<char> inner)
    {
        if (role == "math")
        {
            builder.Write(inner);
            return;
        }

        builder.Open(MarkKind.Code);
        builder.Write(inner);
        builder.Close(MarkKind.Code);
    }

    // "~package.Name" shows "Name"; "!" only says that there is no link.
    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> name) => name.Length < 2 ? name : name[0] switch
    {
        '!' => name[1..],
        '~' => name[(name.LastIndexOf('.') + 1)..] is { Length: > 0 } last && last.Length < name.Length ? last : name[1..],
        _ => name,
    };

    // "text <target>" shows "text"; "<target>" alone the target.
    private static ReadOnlySpan<char> Shown(ReadOnlySpan<char> inner)
    {
        if (inner[^1] != '>')
            return inner;
        int open = inner.LastIndexOf('<');
        if (open == 0)
            return inner.Length > 2 ? inner[1..^1] : inner;
        return open > 0 && char.IsWhiteSpace(inner[open - 1]) ? inner[..open].TrimEnd() : inner;
    }

    private int Underscore(ReadOnlySpan<char> text, int at, int plain, RstEnds failed)
    {
        if (at + 1 < text.Length && text[at + 1] == '`' && RstContext.IsStart(text, at, 2))
        {
            int end = failed.Find(text, at + 2, "`");
            if (end < 0)
                return at;
            builder.Write(text[plain..at]);
            Unescaped(text[(at + 2)..end]);
            return end + 1;
        }

        int after = at + 1 < text.Length && text[at + 1] == '_' ? at + 2 : at + 1;
        if (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !RstContext.IsAfter(text, after))
            return at;
        int from = at - 1;
        while (from > plain && at - from < LongestWord && (char.IsLetterOrDigit(text[from - 1])
            || (text[from - 1] is '-' or '_' or '.' or '+' or ':' && from - 2 >= 0 && char.IsLetterOrDigit(text[from - 2]))))
            from--;
        if (!RstContext.IsBefore(text, from))
            return at;
        builder.Write(text[plain..from]);
        builder.Open(MarkKind.Link);
        builder.Write(text[from..at]);
        builder.Close(MarkKind.Link);
        return after;
    }

    // "[1]_" refers to a footnote and goes; "[Smith2002]_" refers to a work and stays.
    private int Reference(ReadOnlySpan<char> text, int at, int plain)
    {
        int close = text.Slice(at, Math.Min(LongestWord, text.Length - at)).IndexOf("]_");
        if (close < 2 || !RstContext.IsBefore(text, at) || !RstContext.IsAfter(text, at + close + 2))
            return at;
        ReadOnlySpan<char> label = text.Slice(at + 1, close - 1);
        if (label.ContainsAny(' ', '\n', '['))
            return at;
        bool isNote = IsNote(label);
        builder.Write(isNote ? text[plain..at].TrimEnd(' ') : text[plain..(at + close + 1)]);
        return at + close + 2;
    }
}
