using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>Where the sentences of a block are. Linear in its length.</summary>
internal static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "e.g", "i.e", "etc", "cf", "vs", "no", "nos", "fig", "figs", "sec", "ch", "vol", "pp", "p", "approx", "resp", "incl", "mr",
        "mrs", "ms", "dr", "st", "prof", "inc", "ltd", "co", "jr", "sr", "al", "ca", "dept", "eq", "ex", "ver", "viz", "a.k.a", "aka",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences inside <paramref name="span"/>, white space at their ends left out. A line break ends one too.</summary>
    public static List<TextSpan> Of(string text, TextSpan span)
    {
        List<TextSpan> sentences = [];
        int start = span.Start;
        for (int at = span.Start; at < span.End; at++)
        {
            if (text[at] != '\n' && !EndsAt(text, ref at, start, span.End))
                continue;
            Add(sentences, text, start, Math.Min(at + 1, span.End));
            start = at + 1;
        }

        Add(sentences, text, start, span.End);
        return sentences;
    }

    private static void Add(List<TextSpan> sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(new(start, end));
    }

    /// <summary>Whether a sentence ends at <paramref name="at"/>, which then moves on to its last character (closing quotes and brackets).</summary>
    private static bool EndsAt(string text, ref int at, int start, int end)
    {
        if (text[at] is not ('.' or '!' or '?'))
            return false;
        int last = at;
        while (last + 1 < end && text[last + 1] is ')' or ']' or '"' or '\'' or '”' or '’' or '.' or '!' or '?')
            last++;
        if (last + 1 >= end)
        {
            at = last;
            return true;
        }

        if (!char.IsWhiteSpace(text[last + 1]) || (text[at] == '.' && IsAbbreviation(text, start, at)))
            return false;
        int next = last + 1;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next < end && char.IsLower(text[next]) && !StartsLikeCode(text, next, end))
            return false;
        at = last;
        return true;
    }

    private static bool IsAbbreviation(string text, int start, int dot)
    {
        int from = dot;
        while (from > start && (char.IsLetter(text[from - 1]) || text[from - 1] == '.'))
            from--;
        ReadOnlySpan<char> word = text.AsSpan(from, dot - from);
        bool isInitial = word.Length == 1 && char.IsUpper(word[0]) && from > start;
        return isInitial || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    /// <summary>"max_size is…" begins a sentence though its letter is small.</summary>
    private static bool StartsLikeCode(string text, int at, int end)
    {
        for (int i = at; i < end && !char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] is '_' or '(' || (text[i] is '.' or '-' or '/' && i + 1 < end && char.IsLetterOrDigit(text[i + 1])) || char.IsUpper(text[i]))
                return true;
        }

        return false;
    }
}
