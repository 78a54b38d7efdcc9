namespace Seedbed.Steps;

/// <summary>A verb with its options read, not yet a step.</summary>
/// <param name="Roles">The model roles that the step will ask, <c>teacher</c>, <c>critic</c>.</param>
/// <param name="Create">Makes the step.</param>
public sealed record BoundVerb(IReadOnlyList<string> Roles, Func<StepSetup, Step> Create);
