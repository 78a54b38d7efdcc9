using System.Text.Json.Serialization;

namespace Seedbed.Export;

/// <summary>What became of one leaf of a taxonomy in a run. <c>In + Made = Out + rejected</c> holds at every step, of this leaf's units and rows alone.</summary>
/// <param name="Leaf">Its path: <c>knowledge/arts/music</c>.</param>
public sealed record LeafCounts(string Leaf)
{
    /// <summary>The reason of rows that were good, but came when the leaf had all it wanted.</summary>
    private const string Surplus = "over-target";

    /// <summary>Documents that were found for it; 0 for skills.</summary>
    public int Documents { get; init; }

    /// <summary>Where they were found: <c>folder</c> (that the user named), <c>beside</c> (the <c>qna.yaml</c>) or <c>repository</c>; null without any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DocumentsFrom { get; init; }

    /// <summary>Units that it has: seed examples, those of knowledge with each chunk; null when the source wasn't read to its end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Units { get; init; }

    /// <summary>Units that were worked, each counted once however many draws it had.</summary>
    public long Asked { get; init; }

    /// <summary>Rows accepted.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that a target wants of it; null without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Wanted { get; init; }

    /// <summary>Why it has fewer rows than that; null when it has them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Why { get; init; }

    /// <summary>What was wrong with the leaf or its documents, a sentence each: the first few.</summary>
    public IReadOnlyList<string> Faults { get; init => field = value ?? []; } = [];

    /// <summary>Counts of the steps that its rows reached, from the source to <c>accept</c>.</summary>
    public IReadOnlyList<StepFacts> Steps { get; init => field = value ?? []; } = [];

    /// <summary>How often a unit was worked: units times their draws.</summary>
    [JsonIgnore]
    public long Tries => Steps.Count == 0 ? 0 : Steps[0].Out;

    /// <summary>Rows that were begun: accepted, over the target, or dropped on the way.</summary>
    [JsonIgnore]
    public long Written => Rows + Lost.Sum(lost => lost.Count) + OverTarget;

    /// <summary>Rows that passed every step when the leaf had all it wanted.</summary>
    [JsonIgnore]
    public long OverTarget => Steps.Sum(step => step.Rejected.GetValueOrDefault(Surplus));

    /// <summary>The share of the rows begun that passed every step; null before the first.</summary>
    [JsonIgnore]
    public double? Yield => Written == 0 ? null : (double)(Rows + OverTarget) / Written;

    /// <summary>Items that were dropped, documents and surplus included.</summary>
    [JsonIgnore]
    public long Rejects => Steps.Sum(step => step.Rejected.Values.Sum());

    /// <summary>The rows dropped on the way, in the order of the steps; neither the source's rejects nor the surplus.</summary>
    [JsonIgnore]
    public IEnumerable<(string Step, string Reason, long Count)> Lost => Steps.Skip(1)
        .SelectMany(step => step.Rejected.Where(reason => reason.Key != Surplus).Select(reason => (step.Step, reason.Key, reason.Value)));
}
