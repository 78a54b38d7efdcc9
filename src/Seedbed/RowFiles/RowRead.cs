namespace Seedbed.RowFiles;

/// <summary>What became of one line of input: a unit, or a reject. Exactly one of the two is there.</summary>
/// <param name="Unit">The row as a unit.</param>
/// <param name="Reject">Why the line is none.</param>
public readonly record struct RowRead(Unit? Unit, Reject? Reject);
