namespace Seedbed.Steps.Extracting;

/// <summary>"Write-Ahead Log (WAL)": an acronym whose letters begin the words before it.</summary>
internal sealed class Acronyms : IFamily
{
    /// <inheritdoc/>
    public string Name => "acronym";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Passage passage)
    {
        for (int i = 0; i < passage.Blocks.Count; i++)
        {
            Block block = passage.Blocks[i];
            if (block.Kind is BlockKind.Code or BlockKind.Table or BlockKind.Heading || passage.SectionOf(i).IsBoilerplate)
                continue;
            string text = passage.Text, site = passage.SectionOf(i).Subject.InSite;
            for (int open = text.IndexOf('(', block.Span.Start, block.Span.Length); open >= 0; open = open + 1 < block.Span.End ? text.IndexOf('(', open + 1, block.Span.End - open - 1) : -1)
            {
                if (AcronymAt(text, open, block.Span.End) is { } acronym && (acronym.Length > 2 || site.Length > 0) && Expansion(text, block.Span.Start, open, acronym) is { } span)
                    yield return new(i, $"What does the abbreviation \"{acronym}\" stand for{site}?", new(span.Of(text).Replace('\n', ' '), [span]));
            }
        }
    }

    /// <summary>The capitals between the bracket at <paramref name="open"/> and its end: two to seven of them.</summary>
    private static string? AcronymAt(string text, int open, int end)
    {
        int at = open + 1;
        while (at < end && char.IsAsciiLetterUpper(text[at]) && at - open <= 8)
            at++;
        return at < end && text[at] == ')' && at - open - 1 is >= 2 and <= 7 ? text[(open + 1)..at] : null;
    }

    /// <summary>The words before the bracket whose initials spell the acronym exactly; small words in between may be left out.</summary>
    private static TextSpan? Expansion(string text, int start, int open, string acronym)
    {
        int end = open;
        while (end > start && text[end - 1] is ' ' or '\n')
            end--;
        int letter = acronym.Length - 1, at = end, skipped = 0;
        while (at > start)
        {
            int word = at;
            while (word > start && char.IsLetterOrDigit(text[word - 1]))
                word--;
            if (word == at)
                return null;
            string found = text[word..at];
            if (char.ToUpperInvariant(found[0]) == acronym[letter] && found.Length > 1)
            {
                letter--;
                skipped = 0;
            }
            else if (found is not ("of" or "and" or "the" or "for" or "in" or "to" or "on" or "a") || ++skipped > 2)
            {
                return null;
            }

            if (letter < 0)
                return found.Length == 1 || end - word > 100 ? null : new(word, end);
            at = word;
            if (at <= start || text[at - 1] is not (' ' or '-' or '\n' or '/'))
                return null;
            at--;
        }

        return null;
    }
}
