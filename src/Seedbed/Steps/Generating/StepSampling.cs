namespace Seedbed.Steps.Generating;

/// <summary>How a step wants a model to draw its words. What it says wins over the model's settings; what is null or empty is left to them.</summary>
public sealed record StepSampling
{
    /// <summary>The temperatures of which each request draws one, with their weights; empty: the model's, else the step's usual one.</summary>
    public IReadOnlyList<(float Temperature, double Weight)> Temperatures { get; init; } = [];

    /// <summary>Nucleus sampling, above 0 and up to 1.</summary>
    public float? TopP { get; init; }

    /// <summary>Only the so many likeliest words are drawn from.</summary>
    public int? TopK { get; init; }

    /// <summary>Tokens that one reply may have.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The seed of a unit's first draw.</summary>
    public long? Seed { get; init; }

    /// <summary>Texts at which a reply ends.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Whether every request of the step is sent without chance.</summary>
    internal bool IsWithoutChance => Temperatures.Count > 0 && Temperatures.All(each => each.Temperature == 0);

    /// <summary>A temperature by the weights; null when the step says none.</summary>
    internal float? Temperature(Func<SeededRandom> random)
    {
        if (Temperatures.Count < 2)
            return Temperatures.Count == 0 ? null : Temperatures[0].Temperature;
        double place = random().NextDouble() * Temperatures.Sum(each => each.Weight);
        foreach ((float temperature, double weight) in Temperatures)
        {
            place -= weight;
            if (place < 0)
                return temperature;
        }

        return Temperatures[^1].Temperature;
    }
}
