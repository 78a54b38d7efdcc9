using System.Text.Json.Serialization;
using Seedbed.Export;
using Seedbed.Models;
using Seedbed.Models.Budgets;

namespace Seedbed.Runs;

/// <summary>What <c>run.json</c> says: what was asked of the run, how it stands and what came of it.</summary>
public sealed record RunRecord
{
    /// <summary>The version of Seedbed that wrote it.</summary>
    public required string Version { get; init; }

    /// <summary>How the run stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Why it ended, or what it is doing; one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>What was asked: the same identity means that running again goes on.</summary>
    public required RunIdentity Asked { get; init; }

    /// <summary>The recipe's name and summary.</summary>
    public required RecipeRecord Recipe { get; init; }

    /// <summary>What kept the run from asking on: running again goes on; null when nothing did.</summary>
    [JsonConverter(typeof(HoldReasonConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HoldReason? Held { get; init; }

    /// <summary>The target, if one was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Target? Target { get; init; }

    /// <summary>How each group of the target stands; without a target how each leaf of a taxonomy does, of which one row is wanted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GroupFacts>? Groups { get; init; }

    /// <summary>Units that were begun ahead of their turn and not needed; their answers are kept, and serve a larger target.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Ahead { get; init; }

    /// <summary>How much of the source was worked; null while the run is under way.</summary>
    public CoverageFacts? Coverage { get; init; }

    // JSON's reader gives null, not the initial value, where a member is missing.
    /// <summary>Counts of the source, each step and <c>accept</c>, in order.</summary>
    public IReadOnlyList<StepFacts> Steps { get; init => field = value ?? []; } = [];

    /// <summary>What became of each leaf of a taxonomy; null for other sources, and while the run is under way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LeafCounts>? Leaves { get; init; }

    /// <summary>Accepted rows.</summary>
    public long Rows { get; init; }

    /// <summary>Items that were dropped.</summary>
    public long Rejects { get; init; }

    /// <summary>What each model was asked.</summary>
    public IReadOnlyList<ModelFacts> Models { get; init => field = value ?? []; } = [];

    /// <summary>What its models may cost; null without a limit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BudgetRecord? Budget { get; init; }

    /// <summary>What the folder's models cost so far, over all processes; null for a recipe that asks none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Spent? Spent { get; init; }

    /// <summary>US dollars for each accepted row; null when unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? CostPerRow => Spent?.PerRow(Rows);

    /// <summary>When the last process on it began (UTC, ISO 8601).</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>How long the last process on it took.</summary>
    public double Seconds { get; init; }

    /// <summary>The last process's peak resident memory, in bytes.</summary>
    public long PeakMemoryBytes { get; init; }
}
