using System.Collections.Frozen;

namespace Seedbed.Chunking;

/// <summary>
/// Finds where sentences end, by one scan: full stops that belong to abbreviations, initials, decimals and list numbers
/// don't end one; closing quotes and brackets belong to the sentence; CJK stops need no space after them; an empty line
/// always ends one.
/// </summary>
public static class Sentences
{
    private const int LongestAbbreviation = 12;

    // Words whose full stop never ends a sentence.
    private static readonly FrozenSet<string> Titles = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "sr", "vs", "cf", "approx", "ca", "resp", "incl", "viz", "e.g", "i.e", "eg", "ie",
        "gen", "col", "sgt", "capt", "lt", "rev", "hon", "gov", "bzw", "z.b", "d.h", "vgl",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Words whose full stop ends no sentence when a number follows.
    private static readonly FrozenSet<string> Numbered = new[]
    {
        "no", "nos", "nr", "fig", "figs", "eq", "sec", "ch", "chap", "vol", "p", "pp", "art", "para", "al", "ver", "v", "tab",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TitlesBySpan = Titles.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NumberedBySpan = Numbered.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create(".!?…。！？｡\n");

    /// <summary>The sentences of a stretch of text, in order, without the white space around them; together they cover all else.</summary>
    public static IEnumerable<TextSpan> Of(string text, TextSpan within)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int at = SkipSpace(text, within.Start, within.End); at < within.End; at = SkipSpace(text, at, within.End))
        {
            int end = End(text.AsSpan(0, within.End), at);
            yield return new(at, end);
            at = end;
        }
    }

    // Where the sentence that begins at start ends, without trailing white space.
    private static int End(ReadOnlySpan<char> text, int start)
    {
        for (int at = start; at < text.Length;)
        {
            int stop = text[at..].IndexOfAny(Stops);
            if (stop < 0)
                break;
            at += stop;
            if (text[at] == '\n')
            {
                if (IsEmptyLine(text, at, out int next))
                    return TrimEnd(text, start, at);
                at = next;
                continue;
            }

            int first = at;
            int end = Closed(text, first, out bool wide);
            if (wide || IsEnd(text, start, first, end))
                return end;
            at = end;
        }

        return TrimEnd(text, start, text.Length);
    }

    private static bool IsEmptyLine(ReadOnlySpan<char> text, int newline, out int next)
    {
        next = newline + 1;
        while (next < text.Length && text[next] != '\n' && char.IsWhiteSpace(text[next]))
            next++;
        return next < text.Length && text[next] == '\n';
    }

    // Past the run of stops and the closing quotes and brackets after it.
    private static int Closed(ReadOnlySpan<char> text, int at, out bool wide)
    {
        wide = false;
        for (; at < text.Length && text[at] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '｡'; at++)
            wide |= text[at] is '。' or '！' or '？' or '｡';
        while (at < text.Length && text[at] is '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '}' or '」' or '』' or '）' or '】')
            at++;
        return at;
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int start, int stop, int end)
    {
        if (end >= text.Length)
            return true;
        if (!char.IsWhiteSpace(text[end]))
            return false;
        int next = end;
        while (next < text.Length && next < end + 64 && char.IsWhiteSpace(text[next]))
            next++;
        char following = next < text.Length ? text[next] : '\n';
        if (char.IsLower(following))
            return false;
        return text[stop] != '.' || end - stop > 1 || !IsAbbreviation(text, start, stop, following);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> text, int start, int stop, char following)
    {
        int from = stop;
        while (from > start && stop - from <= LongestAbbreviation && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.'))
            from--;
        ReadOnlySpan<char> word = text[from..stop];
        if (word.Length == 0 || word.Length > LongestAbbreviation)
            return false;
        if (from == start && !word.ContainsAnyExceptInRange('0', '9'))
            return true;
        if (word.Length == 1 && char.IsUpper(word[0]))
            return true;
        if (TitlesBySpan.Contains(word))
            return true;
        return (char.IsDigit(following) && NumberedBySpan.Contains(word)) || IsLettersWithStops(word);
    }

    // "U.S", "B.Sc" isn't: only single capital letters, a stop between each.
    private static bool IsLettersWithStops(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return false;
        for (int i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsUpper(word[i]) : word[i] != '.')
                return false;
        }

        return true;
    }

    private static int SkipSpace(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int TrimEnd(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }
}
