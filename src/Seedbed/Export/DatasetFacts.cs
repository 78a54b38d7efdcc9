namespace Seedbed.Export;

/// <summary>What a dataset card and a report say about the run that made a dataset, beside the rows themselves. Plain facts, filled by whoever made the rows.</summary>
public sealed record DatasetFacts
{
    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>What the recipe makes, in one line.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The recipe's SHA-256, lower-case hexadecimal.</summary>
    public string? RecipeHash { get; init; }

    /// <summary>The language of the rows, as a name ("English") or a BCP 47 tag ("en"); null when nobody said.</summary>
    public string? Language { get; init; }

    /// <summary>The run's seed.</summary>
    public string? Seed { get; init; }

    /// <summary>The versions of what made the rows, Seedbed's own first.</summary>
    public IReadOnlyList<VersionFacts> Versions { get; init; } = [];

    /// <summary>The documents or row files that were read, in order.</summary>
    public IReadOnlyList<InputFacts> Inputs { get; init; } = [];

    /// <summary>The taxonomy's leaves that the rows grew from; empty for a run without a taxonomy.</summary>
    public IReadOnlyList<LeafFacts> Leaves { get; init; } = [];

    /// <summary>What became of each of a taxonomy's leaves, by path; empty for a run without a taxonomy.</summary>
    public IReadOnlyList<LeafCounts> LeafCounts { get; init; } = [];

    /// <summary>The models that were asked; none when the rows were made by rules.</summary>
    public IReadOnlyList<ModelFacts> Models { get; init; } = [];

    /// <summary>What the models cost in all, in US dollars; null when unknown or none was asked.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Counts per step, from the source to <c>accept</c>.</summary>
    public IReadOnlyList<StepFacts> Steps { get; init; } = [];

    /// <summary>How much of the source was worked; null when unknown.</summary>
    public CoverageFacts? Coverage { get; init; }

    /// <summary>The rows that the run's target asked for, in all or of each group; null without one.</summary>
    public long? TargetRows { get; init; }

    /// <summary>How the target's groups stand; empty without one.</summary>
    public IReadOnlyList<GroupFacts> Groups { get; init; } = [];

    /// <summary>The run's state: <c>finished</c>, <c>short</c>, <c>stopped</c>, …; null when unknown.</summary>
    public string? State { get; init; }

    /// <summary>Why the run ended as it did, one sentence.</summary>
    public string? Why { get; init; }
}
