namespace Seedbed.Models;

/// <summary>How a model draws its words. What is null is left to the step, then to the server.</summary>
public sealed record SamplingSettings
{
    /// <summary>0 to 2; null: the step's own (0.7 to generate, 0 to judge).</summary>
    public float? Temperature { get; init; }

    /// <summary>Nucleus sampling, above 0 and up to 1.</summary>
    public float? TopP { get; init; }

    /// <summary>The seed of a unit's first draw; each further draw and each request that repeats another takes the next number.</summary>
    public long? Seed { get; init; }
}
