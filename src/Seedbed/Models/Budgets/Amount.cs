namespace Seedbed.Models.Budgets;

/// <summary>What something costs, in both measures.</summary>
internal readonly record struct Amount(decimal Usd, long Tokens)
{
    public static Amount operator +(Amount one, Amount other) => new(one.Usd + other.Usd, one.Tokens + other.Tokens);

    public static Amount operator -(Amount one, Amount other) => new(one.Usd - other.Usd, one.Tokens - other.Tokens);
}
