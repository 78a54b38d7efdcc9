namespace Seedbed.Grounding;

/// <summary>
/// Finds quotes in one text. A quote and its source may differ in white space, letter case, the form and presence of
/// quote marks, the form of apostrophes and dashes, hyphens inside words (so also at line ends), soft hyphens, full-width
/// forms, ligatures, and in ellipses, list bullets or one punctuation mark at the quote's ends. Nothing else: every word
/// must be there, whole and in order. An ellipsis inside a quote splits it into parts, eight at most, that must stand in this order.
/// Time and memory are linear in text and quote. Safe to use from several threads.
/// </summary>
public sealed class QuoteFinder
{
    /// <summary>A quote of at least this many words counts as evidence. Own choice: two words ("VACUUM FULL") name a thing, three can say something of it.</summary>
    public const int MinWords = 3;

    /// <summary>A quote of fewer words counts when it has this many letters and digits, as a long identifier has. Own choice.</summary>
    public const int MinLetters = 15;

    // Enough to prefer an exact occurrence in any real text, and still linear in a text made of one word.
    private const int ComparedOccurrences = 64;

    // Each part is one search of the text, so their number must not follow the quote's length.
    private const int MaxParts = 8;

    private readonly FoldedText _text;

    /// <summary>A finder over this text.</summary>
    public QuoteFinder(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = new(text);
    }

    /// <summary>
    /// Where the quote stands: the occurrence that equals it to the character, else the first. A quote that stands there
    /// but has fewer than <see cref="MinWords"/> words and fewer than <see cref="MinLetters"/> letters is too short to count.
    /// </summary>
    public QuoteMatch Find(string quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        string core = QuoteText.Trim(quote);
        if (core.Length == 0)
            return QuoteMatch.TooShort;
        if (FindPart(core, 0) is { } whole)
            return QuoteText.IsTooShort(core) ? QuoteMatch.TooShort : new(QuoteVerdict.Found, [_text.Origin(whole.Start, whole.End)]);
        IReadOnlyList<string> parts = QuoteText.Split(core);
        return parts.Count is > 1 and <= MaxParts ? FindParts(parts) : QuoteMatch.NotFound;
    }

    /// <summary>Whether the text holds these words, as one piece and enough of them to count.</summary>
    internal bool Holds(string words)
    {
        string core = QuoteText.Trim(words);
        return !QuoteText.IsTooShort(core) && FindPart(core, 0) is not null;
    }

    /// <summary>Where evidence that was recorded once stands, however short it is.</summary>
    internal TextSpan? FindAnywhere(string quote) =>
        QuoteText.Trim(quote) is { Length: > 0 } core && FindPart(core, 0) is { } found ? _text.Origin(found.Start, found.End) : null;

    private QuoteMatch FindParts(IReadOnlyList<string> parts)
    {
        var spans = new List<TextSpan>(parts.Count);
        int from = 0;
        foreach (string part in parts)
        {
            if (FindPart(part, from) is not { } found)
                return QuoteMatch.NotFound;
            from = found.End;
            if (!QuoteText.IsTooShort(part))
                spans.Add(_text.Origin(found.Start, found.End));
        }

        return spans.Count == 0 ? QuoteMatch.TooShort : new(QuoteVerdict.Found, spans);
    }

    /// <summary>Where a part stands in the folded text, with its closing punctuation mark or else without.</summary>
    private TextSpan? FindPart(string part, int from)
    {
        TextSpan? found = Search(part, from);
        return found is null && part[^1] is '.' or ',' or ';' or ':' ? Search(part[..^1].TrimEnd(), from) : found;
    }

    private TextSpan? Search(string part, int from)
    {
        string folded = new FoldedText(part).Folded;
        if (folded.Length == 0)
            return null;
        TextSpan? first = null;
        int compared = 0;
        foreach (int start in new OrdinalSearch(folded).In(_text.Folded, from))
        {
            int end = start + folded.Length;
            if (!Characters.IsBorder(_text.Folded, start) || !Characters.IsBorder(_text.Folded, end))
                continue;
            TextSpan origin = _text.Origin(start, end);
            if (_text.Text.AsSpan(origin.Start, origin.Length).SequenceEqual(part))
                return new(start, end);
            first ??= new(start, end);
            if (++compared == ComparedOccurrences)
                break;
        }

        return first;
    }
}
