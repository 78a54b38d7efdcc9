namespace Seedbed.Tokens;

/// <summary>What the known split patterns have in common. Each part gives where it ends, or where it began when it doesn't match.</summary>
internal static class PatternParts
{
    private const CharClass NotSymbol = CharClass.Space | CharClass.Letter | CharClass.Number;

    /// <summary><c>(?i:'s|'t|'re|'ve|'m|'ll|'d)</c>; a long s folds to s.</summary>
    public static int Contraction(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '\'')
            return at;
        if (text[at + 1] == 'ſ')
            return at + 2;
        if (!char.IsAsciiLetter(text[at + 1]))
            return at;
        char one = (char)(text[at + 1] | 0x20);
        if (one is 's' or 't' or 'm' or 'd')
            return at + 2;
        if (at + 2 >= text.Length || !char.IsAsciiLetter(text[at + 2]))
            return at;
        return (one, (char)(text[at + 2] | 0x20)) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? at + 3 : at;
    }

    /// <summary><c>\p{L}*</c>.</summary>
    public static int Letters(ReadOnlySpan<char> text, int at) => While(text, at, CharClass.Letter, int.MaxValue);

    /// <summary><c>\p{N}{0,most}</c>.</summary>
    public static int Numbers(ReadOnlySpan<char> text, int at, int most) => While(text, at, CharClass.Number, most);

    /// <summary><c> ?[^\s\p{L}\p{N}]+</c>.</summary>
    public static int Symbols(ReadOnlySpan<char> text, int start)
    {
        int from = text[start] == ' ' ? start + 1 : start;
        int at = from;
        while (at < text.Length && (CharClasses.At(text, at, out int length) & NotSymbol) == 0)
            at += length;
        return at == from ? start : at;
    }

    /// <summary><c>[\r\n]*</c>.</summary>
    public static int Newlines(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is '\r' or '\n')
            at++;
        return at;
    }

    /// <summary><c>\s*[\r\n]+|\s+(?!\S)|\s+</c>.</summary>
    public static int SpacesToNewline(ReadOnlySpan<char> text, int start)
    {
        int at = Spaces(text, start);
        int newline = text[start..at].LastIndexOfAny('\r', '\n');
        return newline >= 0 ? start + newline + 1 : AllButLast(text, start, at);
    }

    /// <summary><c>\s+(?!\S)|\s+</c>.</summary>
    public static int SpacesButLast(ReadOnlySpan<char> text, int start) => AllButLast(text, start, Spaces(text, start));

    private static int AllButLast(ReadOnlySpan<char> text, int start, int at) => at < text.Length && at - start > 1 ? at - 1 : at;

    private static int Spaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int While(ReadOnlySpan<char> text, int at, CharClass wanted, int most)
    {
        for (; most > 0 && at < text.Length; most--)
        {
            if ((CharClasses.At(text, at, out int length) & wanted) == 0)
                break;
            at += length;
        }

        return at;
    }
}
