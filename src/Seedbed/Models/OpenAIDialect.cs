namespace Seedbed.Models;

/// <summary>What a server wants said otherwise than others do, as its refusals taught. Immutable.</summary>
internal sealed record OpenAIDialect
{
    /// <summary>What most servers take.</summary>
    public static OpenAIDialect Usual { get; } = new();

    /// <summary>Whether the reply's length is <c>max_completion_tokens</c> and not <c>max_tokens</c>.</summary>
    public bool SaysCompletionTokens { get; init; }

    /// <summary>Whether a temperature may be sent.</summary>
    public bool TakesTemperature { get; init; } = true;

    /// <summary>What a refusal teaches; null when it is about something else.</summary>
    /// <param name="failure">The refusal, in the server's words.</param>
    /// <param name="temperatureIsUsers">Whether the user himself set the temperature: then it is not left out behind his back.</param>
    public OpenAIDialect? Taught(ModelFailure failure, bool temperatureIsUsers)
    {
        if (failure.Kind != ModelFailureKind.Refused)
            return null;
        if (!SaysCompletionTokens && failure.Detail.Contains("max_completion_tokens", StringComparison.Ordinal))
            return this with { SaysCompletionTokens = true };
        return TakesTemperature && !temperatureIsUsers && failure.Detail.Contains("temperature", StringComparison.OrdinalIgnoreCase)
            ? this with { TakesTemperature = false }
            : null;
    }
}
