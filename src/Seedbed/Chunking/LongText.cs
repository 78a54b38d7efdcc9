using System.Globalization;
using System.Text;
using Seedbed.Tokens;

namespace Seedbed.Chunking;

/// <summary>Cuts what alone exceeds the limit: at white space, and a word that alone exceeds it between graphemes.</summary>
/// <param name="text">The document's text.</param>
/// <param name="tokenizer">Counts tokens.</param>
/// <param name="most">The most tokens of a part.</param>
internal sealed class LongText(string text, Tokenizer tokenizer, int most)
{
    // Graphemes longer than this are cut between code points.
    private const int LongestGrapheme = 64;

    // Parts are a quarter of the limit, so that they can fill up a chunk that has begun.
    private readonly int _part = Math.Max(1, most / 4);

    /// <summary>The parts of a stretch, in order; white space between words is left out.</summary>
    public IEnumerable<(TextSpan Span, Border Border)> Parts(TextSpan span)
    {
        var border = Border.Word;
        for (int at = span.Start; at < span.End;)
        {
            int end = Words(at, span.End);
            if (end > at)
            {
                yield return (new(at, end), border);
                at = SkipSpace(end, span.End);
                border = Border.Word;
                continue;
            }

            int wordEnd = at + Math.Max(1, tokenizer.LengthOf(text.AsSpan(at, span.End - at), most, out _));
            for (; at < wordEnd; border = Border.Inside)
            {
                end = Graphemes(at, span.End);
                yield return (new(at, end), border);
                at = end;
            }

            int after = SkipSpace(at, span.End);
            border = after > at ? Border.Word : Border.Inside;
            at = after;
        }
    }

    // Where a part of whole words ends; at itself when the first word alone exceeds the limit.
    private int Words(int at, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, end - at);
        int length = tokenizer.LengthOf(rest, _part, out _);
        if (length == rest.Length)
            return end;
        for (int i = length; i > 0; i--)
        {
            if (char.IsWhiteSpace(rest[i]) && TrimEnd(rest[..i]) is > 0 and int words)
                return at + words;
        }

        int longest = tokenizer.LengthOf(rest, most, out _);
        for (int i = length; i < longest; i++)
        {
            if (char.IsWhiteSpace(rest[i]))
                return at + i;
        }

        return longest == rest.Length || char.IsWhiteSpace(rest[longest]) ? at + longest : at;
    }

    private int Graphemes(int at, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, end - at);
        int length = tokenizer.LengthOf(rest, _part, out _);
        for (int i = 1; i < length; i++)
        {
            if (char.IsWhiteSpace(rest[i]))
                return at + i;
        }

        if (length == rest.Length)
            return end;
        ReadOnlySpan<char> looked = rest[..Math.Min(rest.Length, length + LongestGrapheme)];
        int first = StringInfo.GetNextTextElementLength(looked);
        int whole = 0;
        for (int next = first; next <= length; next += StringInfo.GetNextTextElementLength(looked[next..]))
            whole = next;
        if (whole > 0)
            return at + whole;
        if (first < looked.Length && tokenizer.Count(rest[..first]) <= most)
            return at + first;
        _ = Rune.DecodeFromUtf16(rest, out _, out int rune);
        return at + Math.Max(length, rune);
    }

    private int SkipSpace(int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int TrimEnd(ReadOnlySpan<char> words) => words.TrimEnd().Length;
}
