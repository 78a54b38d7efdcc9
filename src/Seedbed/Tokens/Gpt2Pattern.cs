namespace Seedbed.Tokens;

/// <summary>
/// The split pattern of GPT-2, which <c>ByteLevel</c> with <c>use_regex</c> stands for, written out by hand so that it is
/// linear on any text: <c>'s|'t|'re|'ve|'m|'ll|'d</c>, <c> ?\p{L}+</c>, <c> ?\p{N}+</c>, <c> ?[^\s\p{L}\p{N}]+</c>,
/// <c>\s+(?!\S)</c>, <c>\s+</c>; the first alternative that matches wins.
/// </summary>
internal static class Gpt2Pattern
{
    public static int End(ReadOnlySpan<char> text, int start)
    {
        int end = Contraction(text, start);
        if (end > start)
            return end;
        int from = text[start] == ' ' ? start + 1 : start;
        if ((end = PatternParts.Letters(text, from)) > from || (end = PatternParts.Numbers(text, from, int.MaxValue)) > from)
            return end;
        end = PatternParts.Symbols(text, start);
        return end > start ? end : PatternParts.SpacesButLast(text, start);
    }

    private static int Contraction(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> rest = text[start..];
        if (rest.Length < 2 || rest[0] != '\'')
            return start;
        return rest[1] is 's' or 't' or 'm' or 'd' ? start + 2
            : rest.StartsWith("'re") || rest.StartsWith("'ve") || rest.StartsWith("'ll") ? start + 3
            : start;
    }
}
