namespace Seedbed.Steps;

/// <summary>The rows of one unit as they reach a step.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Draw">1 for the first time that the unit is worked, 2 for the second, …</param>
/// <param name="Rows">At least one row, in order.</param>
public sealed record UnitRows(Unit Unit, int Draw, IReadOnlyList<Row> Rows);
