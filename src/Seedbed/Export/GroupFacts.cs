using System.Text.Json.Serialization;

namespace Seedbed.Export;

/// <summary>How one group of a target stands.</summary>
/// <param name="Group">The document or the column's value; empty when there is one group.</param>
/// <param name="Rows">Rows accepted.</param>
/// <param name="Draws">How often its units were worked: the draw that its last unit was of, from 1.</param>
/// <param name="Why">Why it has fewer rows than the target; null when it has them.</param>
public sealed record GroupFacts(string Group, long Rows, int Draws, string? Why)
{
    /// <summary>The rows that it must have, where that is not the target's number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Wanted { get; init; }

    /// <summary>What stood in its way, where it has fewer rows: one sentence on the item at fault, or on what most of its rows were lost to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>Why a group without units has no rows.</summary>
    public const string Idle = "it has nothing that could be worked";
}
