namespace Seedbed;

/// <summary>Counting in Unicode code points, the unit of every span that Seedbed writes.</summary>
public static class CodePoints
{
    /// <summary>The number of code points in a text; an unpaired surrogate counts as one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = text.Length;
        int at = text.IndexOfAnyInRange('\uD800', '\uDBFF');
        if (at < 0)
            return count;
        for (; at < text.Length - 1; at++)
        {
            if (char.IsSurrogatePair(text[at], text[at + 1]))
            {
                count--;
                at++;
            }
        }

        return count;
    }

    /// <summary>The UTF-16 offset of the code point number <paramref name="codePoint"/>; the text's length when past its end.</summary>
    public static int ToUtf16(ReadOnlySpan<char> text, int codePoint)
    {
        if (text.IndexOfAnyInRange('\uD800', '\uDBFF') < 0)
            return Math.Min(codePoint, text.Length);
        int at = 0;
        for (; codePoint > 0 && at < text.Length; codePoint--)
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        return at;
    }
}
