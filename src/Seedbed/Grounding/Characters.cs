using System.Globalization;

namespace Seedbed.Grounding;

/// <summary>What kind of character something is, as far as comparing quotes with their source goes.</summary>
internal static class Characters
{
    private const string QuoteMarks = "\"'`´‘’‚‛“”„‟′″«»‹›";
    private const string Dashes = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

    /// <summary>The ASCII character that a full-width form stands for; any other character as it is.</summary>
    public static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    /// <summary>Soft hyphens, joiners and marks that take no room.</summary>
    public static bool IsInvisible(char c) => c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF';

    public static bool IsQuoteMark(char c) => QuoteMarks.Contains(c, StringComparison.Ordinal);

    public static bool IsDash(char c) => Dashes.Contains(c, StringComparison.Ordinal);

    public static bool IsLongDash(char c) => c is '\u2014' or '\u2015';

    /// <summary>Letters, digits, underscores and the marks that combine with them.</summary>
    public static bool IsWord(char c) =>
        char.IsLetterOrDigit(c) || c == '_'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Characters of scripts written without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.</summary>
    public static bool IsUnspaced(char c) => c is
        (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF')
        or (>= '\uF900' and <= '\uFAFF');

    /// <summary>The letters that a ligature stands for; null for any other character.</summary>
    public static string? Ligature(char c) => c switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        '…' => "...",
        _ => null,
    };

    /// <summary>Whether a word, a number or a character does not go on across the place before <paramref name="at"/>.</summary>
    public static bool IsBorder(ReadOnlySpan<char> text, int at)
    {
        if (at <= 0 || at >= text.Length)
            return true;
        char before = text[at - 1];
        char after = text[at];
        if (IsUnspaced(before) || IsUnspaced(after))
            return true;
        if (char.IsSurrogatePair(before, after) || (IsWord(before) && IsWord(after)))
            return false;
        bool digitBefore = char.IsAsciiDigit(before);
        bool digitAfter = char.IsAsciiDigit(after);
        return !(digitBefore && after is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            && !(digitAfter && before is '.' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2]));
    }
}
