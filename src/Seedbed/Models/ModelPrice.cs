namespace Seedbed.Models;

/// <summary>What a model's tokens cost, in US dollars per million.</summary>
/// <param name="Input">Tokens of prompts.</param>
/// <param name="Output">Tokens of replies, reasoning included.</param>
public sealed record ModelPrice(decimal Input, decimal Output)
{
    /// <summary>Tokens of prompts that the server had cached; null: as <see cref="Input"/>.</summary>
    public decimal? CachedInput { get; init; }

    /// <summary>The cost of so many tokens, in US dollars. Cached tokens are among the input's.</summary>
    public decimal Of(long inputTokens, long outputTokens, long cachedTokens = 0) =>
        (((inputTokens - cachedTokens) * Input) + (cachedTokens * (CachedInput ?? Input)) + (outputTokens * Output)) / 1_000_000m;
}
