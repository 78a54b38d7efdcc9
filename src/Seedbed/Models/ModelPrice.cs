using System.Globalization;

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

    /// <summary>Reads <c>IN/OUT</c> or <c>IN/OUT/CACHED</c>, as <c>--price</c> takes it: <c>0.15/0.60</c>.</summary>
    /// <exception cref="SeedbedException">It is not of that form, or a price is below 0.</exception>
    public static ModelPrice Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        decimal?[] prices = [.. text.Split('/').Select(PriceOf)];
        return prices is [{ } input, { } output] ? new(input, output)
            : prices is [{ } first, { } second, { } cached] ? new(first, second) { CachedInput = cached }
            : throw new SeedbedException(
                $"--price {text} is not of the form IN/OUT, US dollars per million tokens; write it as 0.15/0.60, or 0.15/0.60/0.075 with the price of cached input");
    }

    private static decimal? PriceOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal price) ? price : null;
}
