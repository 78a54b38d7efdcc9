namespace Seedbed.Runs.Estimates;

/// <summary>What one step asks one model.</summary>
/// <param name="Step">The step.</param>
/// <param name="Model">The model.</param>
public sealed record StepEstimate(string Step, string Model)
{
    /// <summary>Requests, when nothing has to be asked twice and no row is dropped, or as measured.</summary>
    public long Requests { get; init; }

    /// <summary>Requests at most: every reply is asked for once more.</summary>
    public long MostRequests { get; init; }

    /// <summary>Tokens of the prompts.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens of the prompts at most.</summary>
    public long MostInputTokens { get; init; }

    /// <summary>Tokens of the replies.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Tokens of the replies at most.</summary>
    public long MostOutputTokens { get; init; }

    /// <summary>US dollars at least: the shortest replies, and no row outlives the first step that asks; null without a price.</summary>
    public decimal? LeastUsd { get; init; } = 0;

    /// <summary>US dollars; null without a price.</summary>
    public decimal? Usd { get; init; } = 0;

    /// <summary>US dollars at most, failed attempts left out; null without a price.</summary>
    public decimal? MostUsd { get; init; } = 0;

    /// <summary>Seconds, with 16 requests at once or as many as the model may have; null for a batch model, whose time is its service's.</summary>
    public double? Seconds { get; init; } = 0;

    internal StepEstimate Plus(StepEstimate other) => this with
    {
        Requests = Requests + other.Requests,
        MostRequests = MostRequests + other.MostRequests,
        InputTokens = InputTokens + other.InputTokens,
        MostInputTokens = MostInputTokens + other.MostInputTokens,
        OutputTokens = OutputTokens + other.OutputTokens,
        MostOutputTokens = MostOutputTokens + other.MostOutputTokens,
        LeastUsd = LeastUsd + other.LeastUsd,
        Usd = Usd + other.Usd,
        MostUsd = MostUsd + other.MostUsd,
        Seconds = Seconds + other.Seconds,
    };
}
