using Seedbed.Export;
using Seedbed.Models;
using Seedbed.Models.Budgets;

namespace Seedbed.Runs;

/// <summary>How far a run has come. A snapshot; the numbers may be a moment apart from each other.</summary>
/// <param name="Steps">Counts of the source, each step and <c>accept</c>.</param>
/// <param name="Models">What each model was asked.</param>
/// <param name="Elapsed">Since the run began.</param>
public sealed record RunProgress(
    IReadOnlyList<StepProgress> Steps, IReadOnlyList<ModelFacts> Models, TimeSpan Elapsed)
{
    /// <summary>What keeps requests waiting just now besides their number, such as a sick server; null when nothing does.</summary>
    public string? Trouble => Pace.Select(static pace => pace.Trouble).FirstOrDefault(static trouble => trouble is not null);

    /// <summary>Rows accepted so far.</summary>
    public long Rows => Steps.Count == 0 ? 0 : Steps[^1].Out;

    /// <summary>What the run folder's models cost so far, over all processes; null for a recipe that asks none.</summary>
    public Spent? Spent { get; init; }

    /// <summary>US dollars for each row accepted so far; null when unknown.</summary>
    public decimal? CostPerRow => Spent?.PerRow(Rows);

    /// <summary>Rows wanted in all; null without a target.</summary>
    public long? Wanted { get; init; }

    /// <summary>About how long it will take until they are there, should it go on as so far; null when that can't be told.</summary>
    public TimeSpan? Left => Wanted is { } wanted && Rows > 0 && Elapsed.TotalSeconds * Math.Max(0, wanted - Rows) / Rows is < 1e9 and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : null;

    /// <summary>How fast the models' servers are asked; empty for a recipe without models.</summary>
    public IReadOnlyList<ModelPace> Pace { get; init; } = [];

    /// <summary>Units worked so far.</summary>
    public long Units => Steps.Count == 0 ? 0 : Steps[0].Out;
}
