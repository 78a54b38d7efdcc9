using Seedbed.Ingestion;
using Seedbed.Models.Budgets;
using Seedbed.Taxonomies.Documents;

namespace Seedbed.Runs;

/// <summary>What the user asks of a run besides the recipe.</summary>
public sealed record RunSettings
{
    /// <summary>The run folder.</summary>
    public required string Out { get; init; }

    /// <summary>Files and folders.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Which of the files below the inputs, and the readers for them.</summary>
    public SourceOptions Files { get; init; } = new();

    /// <summary>Where the documents of a taxonomy's leaves are looked for.</summary>
    public LeafDocumentsOptions LeafDocuments { get; init; } = new();

    /// <summary>The seed of all seeded choices.</summary>
    public string Seed { get; init; } = "0";

    /// <summary>The models by role.</summary>
    public RunModels Models { get; init; } = new();

    /// <summary>What the run's models may cost; more of it asks nothing again.</summary>
    public Budget Budget { get; init; } = Budget.None;

    /// <summary>How many rows it must deliver; null: the source is worked once, whatever comes of it.</summary>
    public Target? Target { get; init; }

    /// <summary>Whether a run of another identity in the same folder is made anew, its outputs kept under <c>previous/</c>.</summary>
    public bool Update { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
