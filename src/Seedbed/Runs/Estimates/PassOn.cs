using Seedbed.Recipes;
using Seedbed.Steps;

namespace Seedbed.Runs.Estimates;

/// <summary>The steps of a plan: after the first one that asks a model, made-up rows that a step would drop go on.</summary>
internal static class PassOn
{
    /// <summary>The recipe's steps, wrapped where they could drop what a plan made up.</summary>
    public static IEnumerable<PipelineStep> Steps(Recipe recipe, CompiledRecipe compiled)
    {
        bool isMadeUp = false;
        foreach ((RecipeStep asked, CompiledStep step) in recipe.Steps.Zip(compiled.Steps))
        {
            yield return new(step.Name, step.Verb, isMadeUp ? Wrapped(step.Step) : step.Step);
            isMadeUp |= asked.Roles.Count > 0;
        }
    }

    /// <summary>The row with the columns that a step would have added.</summary>
    public static Row Filled(Row row, StepColumns columns) =>
        columns.Adds.Where(column => !row.TryGet(column, out _)).Aggregate(row, (filled, column) => filled.With(column, "…"));

    // A limit holds for made-up rows as for any.
    private static Step Wrapped(Step step) => step switch
    {
        RowStep row => new PassOnRows(row),
        SetStep { LooksAtTheWhole: false } set => new PassOnSet(set),
        _ => step,
    };
}
