namespace Seedbed.Runs;

/// <summary>A step's counts at a moment.</summary>
public readonly record struct StepProgress(string Step, long In, long Made, long Out, long Rejected);
