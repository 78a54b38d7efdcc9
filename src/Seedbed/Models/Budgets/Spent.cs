namespace Seedbed.Models.Budgets;

/// <summary>What was spent on models, over all processes on a run folder.</summary>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Tokens received.</param>
public sealed record Spent(long InputTokens, long OutputTokens)
{
    /// <summary>Tokens sent that a server had cached; among <see cref="InputTokens"/>.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Tokens of attempts that brought no usage (cut, failed, killed), charged as they were reserved; among the others.</summary>
    public long ChargedTokens { get; init; }

    /// <summary>US dollars; null when a model that was asked has no price.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Nothing.</summary>
    public static Spent Nothing { get; } = new(0, 0) { Usd = 0 };

    /// <summary>US dollars for each of so many rows; null when there are none or the cost is unknown.</summary>
    public decimal? PerRow(long rows) => rows == 0 || Usd is not { } usd ? null : Math.Round(usd / rows, 8);

    /// <summary>Both together.</summary>
    public Spent Plus(Spent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(InputTokens + other.InputTokens, OutputTokens + other.OutputTokens)
        {
            CachedTokens = CachedTokens + other.CachedTokens,
            ChargedTokens = ChargedTokens + other.ChargedTokens,
            Usd = Usd + other.Usd,
        };
    }
}
