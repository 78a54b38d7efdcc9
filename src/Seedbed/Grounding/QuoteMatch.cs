namespace Seedbed.Grounding;

/// <summary>Where a quote stands in a text.</summary>
/// <param name="Verdict">Whether it was found and counts.</param>
/// <param name="Spans">When found: the text's own characters, in order; one span, or one for each part between ellipses. Whole words, no white space at the ends. Else empty.</param>
public sealed record QuoteMatch(QuoteVerdict Verdict, IReadOnlyList<TextSpan> Spans)
{
    internal static QuoteMatch NotFound { get; } = new(QuoteVerdict.NotFound, []);

    internal static QuoteMatch TooShort { get; } = new(QuoteVerdict.TooShort, []);
}
