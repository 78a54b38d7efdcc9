namespace Seedbed.Grounding;

/// <summary>What came of looking for a quote.</summary>
public enum QuoteVerdict
{
    /// <summary>It stands in the text.</summary>
    Found,

    /// <summary>It stands in the text, but is too short to be evidence of anything.</summary>
    TooShort,

    /// <summary>It does not stand in the text.</summary>
    NotFound,
}
