using Seedbed.Export;

namespace Seedbed.Runs.Estimates;

/// <summary>What a run would ask and cost.</summary>
public sealed record Estimate
{
    /// <summary>Units of the source, counted exactly.</summary>
    public required long Units { get; init; }

    /// <summary>Units that were looked at; fewer than <see cref="Units"/>: they stand for all.</summary>
    public required long Looked { get; init; }

    /// <summary>Whether those units were really asked.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>Rows of a unit: as measured, else when none is dropped.</summary>
    public required double RowsPerUnit { get; init; }

    /// <summary>Rows of the source, worked once.</summary>
    public long Rows => Whole(RowsPerUnit * Units);

    /// <summary>How many accepted rows are wanted, of all groups together; null: the source is worked once.</summary>
    public long? Target { get; init; }

    /// <summary>How many of those the source can't give: of groups whose units give no row, or are worked once and don't suffice.</summary>
    public long Missing { get; init; }

    /// <summary>Whether each unit is worked once at most, since another draw would bring the same rows again.</summary>
    public bool IsDrawnOnce { get; init; }

    /// <summary>How often a unit must be worked, over all: the units, or what the target takes; null when no unit gave a row.</summary>
    public double? Work { get; init; }

    /// <summary>What each step asks each model for that work.</summary>
    public IReadOnlyList<StepEstimate> Steps { get; init; } = [];

    /// <summary>Counts of the steps over the units that were asked; empty when none was.</summary>
    public IReadOnlyList<StepFacts> Counts { get; init; } = [];

    /// <summary>Models that are asked and have no price.</summary>
    public IReadOnlyList<string> Unpriced { get; init; } = [];

    /// <summary>How many waves of a batch service it takes at least: one for each step that asks a batch model, if nothing is asked twice; 0 without such a model.</summary>
    public int Waves => Steps.Where(step => step.Seconds is null).Select(step => step.Step).Distinct().Count();

    /// <summary>Everything together.</summary>
    public StepEstimate Total => Steps.Aggregate(new StepEstimate("total", ""), (sum, step) => sum.Plus(step));

    // A sum of shares may lie a little below the whole number that it is.
    internal static long Whole(double rows) => (long)Math.Floor(rows + 1e-6);
}
