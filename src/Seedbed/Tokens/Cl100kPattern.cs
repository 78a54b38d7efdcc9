namespace Seedbed.Tokens;

/// <summary>
/// The split pattern of cl100k_base and Llama 3, written out by hand so that it is linear on any text:
/// <c>(?i:'s|'t|'re|'ve|'m|'ll|'d)</c>, <c>[^\r\n\p{L}\p{N}]?\p{L}+</c>, <c>\p{N}{1,3}</c>, <c> ?[^\s\p{L}\p{N}]+[\r\n]*</c>,
/// <c>\s*[\r\n]+</c>, <c>\s+(?!\S)</c>, <c>\s+</c>; the first alternative that matches wins. Qwen's differs in that each
/// digit is a piece of its own.
/// </summary>
internal static class Cl100kPattern
{
    public static int End(ReadOnlySpan<char> text, int start) => End(text, start, 3);

    public static int EndWithSingleDigits(ReadOnlySpan<char> text, int start) => End(text, start, 1);

    private static int End(ReadOnlySpan<char> text, int start, int digits)
    {
        CharClass first = CharClasses.At(text, start, out int length);
        int next = start + length;
        if ((first & CharClass.Letter) != 0)
            return PatternParts.Letters(text, next);
        if ((first & CharClass.Number) != 0)
            return PatternParts.Numbers(text, next, digits - 1);
        int end = PatternParts.Contraction(text, start);
        if (end > start)
            return end;
        if ((first & CharClass.Newline) == 0)
        {
            end = PatternParts.Letters(text, next);
            if (end > next)
                return end;
        }

        end = PatternParts.Symbols(text, start);
        return end > start ? PatternParts.Newlines(text, end) : PatternParts.SpacesToNewline(text, start);
    }
}
