namespace Seedbed.Runs;

/// <summary>A place in a <see cref="SpillFile"/>.</summary>
internal readonly record struct Spilled(long Offset, int Length);
