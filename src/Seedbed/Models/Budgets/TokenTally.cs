namespace Seedbed.Models.Budgets;

/// <summary>Tokens of one model's attempts.</summary>
/// <param name="Input">Sent.</param>
/// <param name="Output">Received.</param>
/// <param name="Cached">Sent and cached by the server; among <paramref name="Input"/>.</param>
/// <param name="Charged">Of attempts without usage, as reserved; among the others.</param>
internal readonly record struct TokenTally(long Input, long Output, long Cached = 0, long Charged = 0)
{
    public static TokenTally operator +(TokenTally one, TokenTally other) =>
        new(one.Input + other.Input, one.Output + other.Output, one.Cached + other.Cached, one.Charged + other.Charged);

    public Amount Cost(ModelPrice? price) => new(price?.Of(Input, Output, Cached) ?? 0, Input + Output);

    public Spent ToSpent(ModelPrice? price) => new(Input, Output)
    {
        CachedTokens = Cached,
        ChargedTokens = Charged,
        Usd = Input + Output == 0 ? 0 : price?.Of(Input, Output, Cached),
    };
}
