namespace Seedbed.Tokens;

/// <summary>
/// The split pattern of o200k_base, written out by hand so that it is linear on any text:
/// <c>[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?</c>,
/// the same with <c>+</c> and <c>*</c> exchanged, <c>\p{N}{1,3}</c>, <c> ?[^\s\p{L}\p{N}]+[\r\n/]*</c>,
/// <c>\s*[\r\n]+</c>, <c>\s+(?!\S)</c>, <c>\s+</c>; the first alternative that matches wins.
/// </summary>
internal static class O200kPattern
{
    public static int End(ReadOnlySpan<char> text, int start)
    {
        CharClass first = CharClasses.At(text, start, out int length);
        int next = start + length;
        if ((first & CharClass.Number) != 0)
            return Numbers(text, next);
        bool prefix = (first & (CharClass.Letter | CharClass.Newline)) == 0;
        int end = Word(text, start, next, first, prefix);
        if (end > start)
            return Contraction(text, end);
        end = Symbols(text, start, next, first);
        return end > start ? end : Spaces(text, start);
    }

    // The word alternatives in their order: with a lower part, after a leading character or without; then of upper
    // letters alone. A combining mark may be either the leading character or part of the word.
    private static int Word(ReadOnlySpan<char> text, int start, int next, CharClass first, bool prefix)
    {
        bool mark = prefix && (first & CharClass.Upper) != 0;
        (int Lower, int Upper) after = prefix ? Letters(text, next) : (-1, -1);
        if (after.Lower > 0)
            return after.Lower;
        (int Lower, int Upper) plain = !prefix || mark ? Letters(text, start) : (-1, -1);
        return plain.Lower > 0 ? plain.Lower : after.Upper > 0 ? after.Upper : plain.Upper;
    }

    // Where upper*lower+ ends from here, else -1; and where upper+lower* ends, else -1.
    private static (int Lower, int Upper) Letters(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        int lastLower = -1;
        while (at < text.Length)
        {
            CharClass c = CharClasses.At(text, at, out int length);
            if ((c & CharClass.Upper) == 0)
                break;
            at += length;
            if ((c & CharClass.Lower) != 0)
                lastLower = at;
        }

        int upper = at;
        while (at < text.Length)
        {
            if ((CharClasses.At(text, at, out int length) & CharClass.Lower) == 0)
                break;
            at += length;
        }

        return (at > upper ? at : lastLower, upper > start ? upper : -1);
    }

    private static int Contraction(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '\'')
            return at;
        char one = (char)(text[at + 1] | 0x20);
        if (one is 's' or 't' or 'm' or 'd' && char.IsAsciiLetter(text[at + 1]) || text[at + 1] == 'ſ')
            return at + 2;
        if (at + 2 >= text.Length || !char.IsAsciiLetter(text[at + 1]) || !char.IsAsciiLetter(text[at + 2]))
            return at;
        return (one, (char)(text[at + 2] | 0x20)) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? at + 3 : at;
    }

    private static int Numbers(ReadOnlySpan<char> text, int at)
    {
        for (int more = 2; more > 0 && at < text.Length; more--)
        {
            if ((CharClasses.At(text, at, out int length) & CharClass.Number) == 0)
                break;
            at += length;
        }

        return at;
    }

    private static int Symbols(ReadOnlySpan<char> text, int start, int next, CharClass first)
    {
        const CharClass NotSymbol = CharClass.Space | CharClass.Letter | CharClass.Number;
        int at = text[start] == ' ' ? next : start;
        if (at == start && (first & NotSymbol) != 0)
            return -1;
        int symbols = at;
        while (at < text.Length && (CharClasses.At(text, at, out int length) & NotSymbol) == 0)
            at += length;
        if (at == symbols)
            return -1;
        while (at < text.Length && text[at] is '\r' or '\n' or '/')
            at++;
        return at;
    }

    private static int Spaces(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        int newline = -1;
        for (; at < text.Length && char.IsWhiteSpace(text[at]); at++)
        {
            if (text[at] is '\r' or '\n')
                newline = at;
        }

        if (newline >= 0)
            return newline + 1;
        return at < text.Length && at - start > 1 ? at - 1 : at;
    }
}
