namespace Seedbed.Grounding;

/// <summary>What a quote says once the marks around and inside it are taken off.</summary>
internal static class QuoteText
{
    /// <summary>The quote without white space, quote marks, ellipses, list bullets and loose dashes at its ends.</summary>
    public static string Trim(string quote)
    {
        int start = 0;
        int end = quote.Length;
        while (start < end && SkipStart(quote, start, end) is int next && next > start)
            start = next;
        while (end > start && SkipEnd(quote, start, end) is int last && last < end)
            end = last;
        return quote[start..end];
    }

    /// <summary>The quote's parts between ellipses ("…", "...", "[…]"), each trimmed, empty ones left out.</summary>
    public static IReadOnlyList<string> Split(string quote)
    {
        var parts = new List<string>();
        int start = 0;
        for (int at = 0; at < quote.Length;)
        {
            int end = EllipsisEnd(quote, at);
            if (end == at)
            {
                at++;
                continue;
            }

            bool bracketed = at > start && end < quote.Length && (quote[at - 1], quote[end]) is ('[', ']') or ('(', ')');
            Add(parts, quote[start..(bracketed ? at - 1 : at)]);
            at = start = bracketed ? end + 1 : end;
        }

        Add(parts, quote[start..]);
        return parts;
    }

    /// <summary>Whether a quote says too little to be evidence. A character of a script without spaces counts as a word.</summary>
    public static bool IsTooShort(string quote)
    {
        int words = 0;
        int letters = 0;
        bool inside = false;
        foreach (char c in quote)
        {
            bool unspaced = Characters.IsUnspaced(c);
            bool word = Characters.IsWord(c) || (inside && c is '-' or '\'' or '’' or '.');
            if (unspaced || (word && !inside))
                words++;
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                letters++;
            inside = word && !unspaced;
        }

        return words < QuoteFinder.MinWords && letters < QuoteFinder.MinLetters;
    }

    private static void Add(List<string> parts, string part)
    {
        string trimmed = Trim(part);
        if (trimmed.Length > 0)
            parts.Add(trimmed);
    }

    /// <summary>Where the ellipsis that begins at <paramref name="at"/> ends; <paramref name="at"/> when there is none.</summary>
    private static int EllipsisEnd(string quote, int at)
    {
        int end = at;
        while (end < quote.Length && quote[end] is '.' or '…')
            end++;
        return end - at >= 3 || (end > at && quote.AsSpan(at, end - at).Contains('…')) ? end : at;
    }

    private static int SkipStart(string quote, int at, int end)
    {
        char c = quote[at];
        if (char.IsWhiteSpace(c) || Characters.IsQuoteMark(c) || Characters.IsInvisible(c) || c is '•' or '·' or '▪')
            return at + 1;
        if ((Characters.IsDash(c) || c is '*' or '>') && at + 1 < end && char.IsWhiteSpace(quote[at + 1]))
            return at + 2;
        if (quote.AsSpan(at, end - at).StartsWith("[…]") || quote.AsSpan(at, end - at).StartsWith("(…)"))
            return at + 3;
        if (quote.AsSpan(at, end - at).StartsWith("[...]") || quote.AsSpan(at, end - at).StartsWith("(...)"))
            return at + 5;
        return Math.Min(EllipsisEnd(quote, at), end);
    }

    private static int SkipEnd(string quote, int start, int end)
    {
        char c = quote[end - 1];
        if (char.IsWhiteSpace(c) || Characters.IsQuoteMark(c) || Characters.IsInvisible(c) || Characters.IsDash(c) || c == '…')
            return end - 1;
        ReadOnlySpan<char> rest = quote.AsSpan(start, end - start);
        if (rest.EndsWith("[…]") || rest.EndsWith("(…)") || rest.EndsWith("..."))
            return end - 3;
        return rest.EndsWith("[...]") || rest.EndsWith("(...)") ? end - 5 : end;
    }
}
