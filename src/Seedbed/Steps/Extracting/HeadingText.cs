namespace Seedbed.Steps.Extracting;

/// <summary>Headings without what numbering and layout added to them.</summary>
internal static class HeadingText
{
    private static readonly string[] Numbered = ["Chapter", "Appendix", "Part", "Section", "Article", "Step", "Annex", "Table"];

    /// <summary>"20.4. Resource Consumption", "Chapter 5. Control files" and "4 § Files ¶" without number and marks.</summary>
    public static string Clean(string heading)
    {
        string text = heading.Replace("¶", "", StringComparison.Ordinal).Trim();
        foreach (string word in Numbered)
        {
            if (text.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) && NumberEnd(text, word.Length + 1) is > 0 and int end)
                return Trimmed(text, end);
        }

        return NumberEnd(text, 0) is > 0 and int at ? Trimmed(text, at) : text;
    }

    /// <summary>The end of "20.4.1.", "A.2" or "IV." at <paramref name="start"/> when white space and more follow; else 0. A bare number ("7 layers") is none.</summary>
    private static int NumberEnd(string text, int start)
    {
        int at = start;
        bool hasDot = false;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' || (at == start && char.IsAsciiLetterUpper(text[at])) || IsRoman(text, start, at)))
        {
            hasDot |= text[at] == '.';
            at++;
        }

        if (at < text.Length && text[at] is ':' or ')')
        {
            hasDot = true;
            at++;
        }

        bool isNumber = at > start && (hasDot || start > 0);
        return isNumber && at < text.Length && char.IsWhiteSpace(text[at]) ? at : 0;
    }

    private static bool IsRoman(string text, int start, int at) =>
        text[at] is 'I' or 'V' or 'X' && text.AsSpan(start, at - start).IndexOfAnyExcept("IVX") < 0;

    private static string Trimmed(string text, int at) => text[at..].TrimStart(' ', '\t', '-', '–', '—', ':', '.');
}
