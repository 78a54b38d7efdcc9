namespace Seedbed.Models.Budgets;

/// <summary>What a run folder's models may cost, in one or more measures. Hard: no attempt is sent that could go beyond one of them.</summary>
public sealed record Budget
{
    /// <summary>Nothing is limited.</summary>
    public static Budget None { get; } = new();

    /// <summary>US dollars, over all processes on the run folder.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Tokens sent and received together, over all processes on the run folder.</summary>
    public long? Tokens { get; init; }

    /// <summary>How long one process may ask.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Whether money or tokens are limited, so that every attempt must be reckoned before it is sent.</summary>
    internal bool LimitsCost => Usd is not null || Tokens is not null;

    /// <summary>Reads budgets as <c>--budget</c> takes them: <c>5usd</c>, <c>2Mtok</c>, <c>500ktok</c>, <c>30min</c>, <c>90s</c>, <c>2h</c>; at most one of a kind.</summary>
    /// <exception cref="SeedbedException">One is not of that form, not above 0, or there are two of a kind.</exception>
    public static Budget Parse(IEnumerable<string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return BudgetText.Parse(given);
    }

    /// <summary>The limits in words: <c>5 USD and 30 min</c>.</summary>
    public override string ToString()
    {
        string[] limits =
        [
            .. Usd is { } usd ? [BudgetWords.Usd(usd)] : (string[])[],
            .. Tokens is { } tokens ? [BudgetWords.Tokens(tokens)] : (string[])[],
            .. Time is { } time ? [BudgetWords.Time(time)] : (string[])[],
        ];
        return limits.Length == 0 ? "none" : string.Join(" and ", limits);
    }
}
