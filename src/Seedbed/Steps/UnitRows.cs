using System.Text.Json;

namespace Seedbed.Steps;

/// <summary>The rows of one unit as they reach a step.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Draw">1 for the first time that the unit is worked, 2 for the second, …</param>
/// <param name="Rows">At least one row, in order.</param>
public sealed record UnitRows(Unit Unit, int Draw, IReadOnlyList<Row> Rows)
{
    /// <summary>What the step remembered of this unit's earlier draws (<see cref="UnitOutcome.Remember"/>), oldest first, kept or not; empty in draw 1.</summary>
    public IReadOnlyList<JsonElement> Earlier { get; init; } = [];

    /// <summary>The unit's place in the walk, from 0; no outcome may hang on it.</summary>
    public long Turn { get; init; }
}
