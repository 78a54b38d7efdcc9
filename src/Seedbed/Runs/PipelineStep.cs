using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>A step under the name that counts and rejects carry.</summary>
/// <param name="Name">Unique in the recipe: <c>dedup</c>, <c>dedup-2</c>, or the recipe's own <c>name:</c>.</param>
/// <param name="Verb">The verb: <c>dedup</c>.</param>
/// <param name="Step">What runs.</param>
public sealed record PipelineStep(string Name, string Verb, Step Step);
