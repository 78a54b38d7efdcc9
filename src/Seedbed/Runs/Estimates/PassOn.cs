using Seedbed.Recipes;
using Seedbed.Steps;

namespace Seedbed.Runs.Estimates;

/// <summary>The steps of a plan: after the first one that asks a model, made-up rows that a step would drop go on.</summary>
internal static class PassOn
{
    /// <summary>The recipe's steps, each for the units of its part, wrapped where they could drop what a plan made up.</summary>
    public static IEnumerable<PipelineStep> Steps(CompiledRecipe compiled)
    {
        var madeUp = new HashSet<string>(StringComparer.Ordinal);
        foreach (CompiledStep step in compiled.Steps)
        {
            string part = step.Part ?? "";
            yield return PipelineStep.Of(madeUp.Contains(part) ? step with { Step = Wrapped(step.Step) } : step);
            if (compiled.Asks(step))
                madeUp.Add(part);
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
