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
            return PatternParts.Numbers(text, next, 2);
        bool prefix = (first & (CharClass.Letter | CharClass.Newline)) == 0;
        int end = Word(text, start, next, first, prefix);
        if (end > start)
            return PatternParts.Contraction(text, end);
        end = PatternParts.Symbols(text, start);
        return end > start ? NewlinesAndSlashes(text, end) : PatternParts.SpacesToNewline(text, start);
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

    private static int NewlinesAndSlashes(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is '\r' or '\n' or '/')
            at++;
        return at;
    }
}
