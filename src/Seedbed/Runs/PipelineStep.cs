using Seedbed.Recipes;
using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>A step under the name that counts and rejects carry.</summary>
/// <param name="Name">Unique in the recipe: <c>dedup</c>, <c>dedup-2</c>, or the recipe's own <c>name:</c>.</param>
/// <param name="Verb">The verb: <c>dedup</c>.</param>
/// <param name="Step">What runs.</param>
public sealed record PipelineStep(string Name, string Verb, Step Step)
{
    /// <summary>The part of the source whose units it works (<see cref="Unit.Part"/>); units of another pass it unseen. Null: it works all.</summary>
    public string? Part { get; init; }

    internal static PipelineStep Of(CompiledStep step) => new(step.Name, step.Verb, step.Step) { Part = step.Part };

    internal bool Takes(Unit? unit) => Part is null || unit?.Part == Part;
}
