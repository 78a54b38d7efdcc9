using System.Globalization;
using Seedbed.Tokens;

namespace Seedbed.Chunking;

/// <summary>Cuts what alone exceeds the limit: at white space, and a word that alone exceeds it between graphemes.</summary>
/// <param name="text">The document's text.</param>
/// <param name="tokens">Where its tokens lie.</param>
/// <param name="most">The most tokens of a part, where graphemes allow it.</param>
/// <param name="limit">The most tokens of a part in any case.</param>
internal sealed class LongText(string text, ITokenizedText tokens, int most, int limit)
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
            int end = Words(at, span.End, out int reached);
            if (end > at)
            {
                yield return (new(at, end), border);
                at = SkipSpace(end, span.End);
                border = Border.Word;
                continue;
            }

            int share = Math.Max(1, (reached - at) / 4);
            for (; at < reached; border = Border.Inside)
            {
                end = Graphemes(at, Math.Min(share, reached - at), span.End);
                yield return (new(at, end), border);
                at = end;
            }

            int after = SkipSpace(at, span.End);
            border = after > at ? Border.Word : Border.Inside;
            at = after;
        }
    }

    // Where a part of whole words ends; at itself when the first word alone exceeds the limit, which is reached there.
    private int Words(int at, int end, out int reached)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, end - at);
        int length = tokens.LengthOf(new(at, end), _part, out _);
        reached = end;
        if (length == rest.Length)
            return end;
        for (int i = length; i > 0; i--)
        {
            if (char.IsWhiteSpace(rest[i]) && TrimEnd(rest[..i]) is > 0 and int words)
                return at + words;
        }

        int longest = tokens.LengthOf(new(at, end), most, out _);
        for (int i = length; i < longest; i++)
        {
            if (char.IsWhiteSpace(rest[i]) && TrimEnd(rest[..i]) is > 0 and int words)
                return at + words;
        }

        reached = at + longest;
        return longest == rest.Length || (char.IsWhiteSpace(rest[longest]) && !char.IsWhiteSpace(rest[0])) ? reached : at;
    }

    // The first border between graphemes from length on; between code points, before it, where that is too far.
    private int Graphemes(int at, int length, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, end - at);
        ReadOnlySpan<char> looked = rest[..Math.Min(rest.Length, length + LongestGrapheme)];
        int whole = 0;
        while (whole < length)
            whole += StringInfo.GetNextTextElementLength(looked[whole..]);
        bool clear = whole < looked.Length || whole == rest.Length;
        if (clear && (whole == length || tokens.Count(new(at, at + whole)) <= limit))
            return at + whole;
        bool insidePair = length < rest.Length && char.IsSurrogatePair(rest[length - 1], rest[length]);
        return at + (!insidePair ? length : length > 1 ? length - 1 : 2);
    }

    private int SkipSpace(int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int TrimEnd(ReadOnlySpan<char> words) => words.TrimEnd().Length;
}
