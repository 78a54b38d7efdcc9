using Seedbed.Recipes;
using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Runs.Walks;

/// <summary>
/// What makes a target's groups: nothing, the document, a column that units bring, or a column that steps set before
/// anything is paid for.
/// </summary>
internal sealed class GroupRule
{
    private static readonly string[] OfChunks = ["title", "headings"];

    private readonly string? _per;
    private readonly IReadOnlyList<PipelineStep> _free;

    private GroupRule(string? per, IReadOnlyList<PipelineStep> free) => (_per, _free) = (per, free);

    /// <summary>The column by which single rows belong to groups; null when a unit's rows belong together.</summary>
    public string? RowColumn => _free.Count > 0 ? _per : null;

    /// <summary>The rule of a target over a recipe.</summary>
    /// <exception cref="SeedbedException">The recipe can't have a target, or the groups would only be known once they are paid for.</exception>
    public static GroupRule Of(Target target, CompiledRecipe recipe, UnitSource source)
    {
        if (recipe.Steps.FirstOrDefault(step => step.Step is SetStep { LooksAtTheWhole: true }) is { } whole)
        {
            throw new SeedbedException(
                $"step '{whole.Name}' removes rows by looking at all of them, and a run with a target does not have them all; leave the step or --target out");
        }

        if (target.Weights is { Count: > 0 } && recipe.Recipe.Source is not TaxonomySource)
            throw new SeedbedException("--weights are for the leaves of a taxonomy; give --taxonomy PATH, or leave them out");
        if (target.GroupedBy is not { } per)
            return new(null, []);
        if (IndexOf(recipe.Steps, step => step.Step.Columns.Adds.Contains(per)) < 0)
            return per == Target.Document || (per == Target.Leaf && recipe.Recipe.Source is TaxonomySource) ? new(per, []) : OfUnits(per, source);
        int setBy = LastSetter(recipe.Steps, per);
        int free = IndexOf(recipe.Steps, step => step.Step is SetStep || recipe.Asks(step));
        if (free >= 0 && setBy >= free)
        {
            throw new SeedbedException(
                $"--per {per}: the column is set by step '{recipe.Steps[setBy].Name}', after step '{recipe.Steps[free].Name}'; groups must be known before anything is asked, so set the column before that step, or group by another");
        }

        return new(per, [.. recipe.Steps.Take(setBy + 1).Select(PipelineStep.Of)]);
    }

    /// <summary>The group of all of a unit's rows.</summary>
    public string Of(Unit unit) =>
        _per is null || RowColumn is not null ? ""
        : _per == Target.Leaf && unit.Source.Leaf is { } leaf ? leaf
        : _per == Target.Document && !unit.RowColumns.TryGet(_per, out _) ? unit.Source.Document
        : Row.First(unit, draw: 1).Text(_per) ?? "";

    /// <summary>The groups of a unit's single rows, found by working the free steps.</summary>
    public async ValueTask<IEnumerable<string>> RowGroupsAsync(Unit unit, CancellationToken cancellationToken)
    {
        if (RowColumn is not { } column)
            return [];
        var work = new UnitWork(SourceItem.Of(unit, opensInput: false), _free.Count + 1) { Rows = [Row.First(unit, draw: 1)] };
        await new UnitWorker(_free, firstStage: 1, static _ => { }).WorkAsync(work, cancellationToken).ConfigureAwait(false);
        return work.Rows.Select(row => row.Text(column) ?? "");
    }

    private static GroupRule OfUnits(string per, UnitSource source)
    {
        string[] known = source is ChunkSource ? OfChunks : [.. source.OwnColumns];
        if (known.Length > 0 && !known.Contains(per))
        {
            throw new SeedbedException(
                $"--per {per}: there is no such column in the input{NearestName.Hint(per, [.. known, Target.Document])}");
        }

        return new(per, []);
    }

    // What accepted rows say counts, so the last step that touches the column.
    private static int LastSetter(IReadOnlyList<CompiledStep> steps, string per)
    {
        CompiledStep last = steps.Last(step => step.Step.Columns.Adds.Contains(per) || step.Step.Columns.Removes.Contains(per));
        return last.Step.Columns.Adds.Contains(per)
            ? IndexOf(steps, step => ReferenceEquals(step, last))
            : throw new SeedbedException(
                $"--per {per}: step '{last.Name}' removes the column, so that accepted rows would not say their group; leave it in, and choose what the dataset gets with output: columns");
    }

    private static int IndexOf(IReadOnlyList<CompiledStep> steps, Func<CompiledStep, bool> isIt)
    {
        for (int i = 0; i < steps.Count; i++)
        {
            if (isIt(steps[i]))
                return i;
        }

        return -1;
    }
}
