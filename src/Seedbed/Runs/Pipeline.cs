using System.Runtime.CompilerServices;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs.Walks;
using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>
/// The way of the data through a recipe's steps: units in walk order → row and unit steps, many units at once →
/// a set step, one row after the other → … → results in walk order. The same units and outcomes give the same results
/// whatever the parallelism. One pipeline is run once.
/// </summary>
public sealed class Pipeline
{
    /// <summary>The name under which the source counts.</summary>
    public const string SourceName = "source";

    /// <summary>The name of the last step.</summary>
    public const string AcceptName = "accept";

    private readonly IReadOnlyList<PipelineStep> _steps;
    private readonly PipelineOptions _options;
    private readonly StepCounts[] _counts;
    private volatile RequestHeldException? _stop;

    /// <summary>A pipeline of these steps.</summary>
    /// <param name="sourceVerb">The kind of source, for the counts: <c>chunks</c>, <c>rows</c>.</param>
    /// <param name="steps">The steps, in order, under unique names.</param>
    /// <param name="options">How to use the machine.</param>
    public Pipeline(string sourceVerb, IReadOnlyList<PipelineStep> steps, PipelineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        _steps = steps;
        _options = options ?? new();
        _counts =
        [
            new(SourceName, sourceVerb),
            .. steps.Select(step => new StepCounts(step.Name, step.Verb) { Part = step.Part }),
            new(AcceptName, AcceptName),
        ];
    }

    /// <summary>A pipeline of a recipe's steps.</summary>
    public static Pipeline Of(CompiledRecipe recipe, PipelineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new(
            recipe.Recipe.Source.Kind,
            [.. recipe.Steps.Select(PipelineStep.Of)],
            options);
    }

    /// <summary>
    /// The accepted rows that a recipe grows from a source, in walk order: recipe, source and engine in one call. Nothing
    /// is written; <see cref="RecipeRun"/> fills a folder.
    /// </summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="source">Where the units come from: <see cref="Sources"/> opens what the recipe names; any other of your own.</param>
    /// <param name="setup">The seed and the models; what belongs to the source or to one step is filled in here.</param>
    /// <param name="options">How to use the machine; by default as many units at once as there are processors or, with models, as those take requests.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SeedbedException">A column, prompt file, template or model is missing: one line for each fault.</exception>
    public static IAsyncEnumerable<Row> RowsAsync(
        Recipe recipe,
        UnitSource source,
        StepSetup? setup = null,
        PipelineOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(source);
        setup = (setup ?? new()) with { Documents = source.Documents, Columns = source.OwnColumns, SeedsOf = source.SeedsOf };
        options ??= recipe.UsesModels ? PipelineOptions.For(setup.Models) : new();
        return Of(recipe.Compile(setup), options).RowsAsync(source, cancellationToken);
    }

    /// <summary>The accepted rows of a walk with a target; see <see cref="RowsAsync(Recipe, UnitSource, StepSetup?, PipelineOptions?, CancellationToken)"/>.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="source">Where the units come from; all of it is listed before the first row comes.</param>
    /// <param name="target">How many rows, and of what groups. Fewer come when the source can't give them.</param>
    /// <param name="setup">The seed and the models.</param>
    /// <param name="options">How to use the machine.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SeedbedException">As there; or the target's groups would not be known in time.</exception>
    public static async IAsyncEnumerable<Row> RowsAsync(
        Recipe recipe,
        UnitSource source,
        Target target,
        StepSetup? setup = null,
        PipelineOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        setup = (setup ?? new()) with { Documents = source.Documents, Columns = source.OwnColumns, SeedsOf = source.SeedsOf };
        options ??= recipe.UsesModels ? PipelineOptions.For(setup.Models) : new();
        CompiledRecipe compiled = recipe.Compile(setup);
        using Walk walk = await Walk.ListAsync(source, SourceKeep.Nothing, target, compiled, setup.Seed, options.SpillFolder, cancellationToken).ConfigureAwait(false);
        await foreach (UnitResult result in Of(compiled, options).RunAsync(walk, cancellationToken).ConfigureAwait(false))
        {
            foreach (Row row in result.Rows)
                yield return row;
        }
    }

    /// <summary>Counts of the source, each step and <c>accept</c>, up to the last result handed out.</summary>
    public IReadOnlyList<StepCounts> Counts => _counts;

    /// <summary>Why the results end before the walk does; null when they don't.</summary>
    public RequestHeldException? Held { get; private set; }

    private int Stages => _counts.Length;

    /// <summary>Works the source's items and hands out what came of each, in walk order.</summary>
    /// <exception cref="SeedbedException">A step met a fault that the user can mend.</exception>
    public IAsyncEnumerable<UnitResult> RunAsync(IAsyncEnumerable<SourceItem> source, CancellationToken cancellationToken = default) =>
        RunAsync(source, goal: null, cancellationToken);

    /// <summary>Works a walk until its goal is reached, or nothing more can come of it.</summary>
    internal IAsyncEnumerable<UnitResult> RunAsync(Walk walk, CancellationToken cancellationToken = default) =>
        RunAsync(walk.ItemsAsync(cancellationToken), walk.Goal, cancellationToken);

    private async IAsyncEnumerable<UnitResult> RunAsync(
        IAsyncEnumerable<SourceItem> source, Goal? goal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        UnitMemory? memory = goal is { HasDraws: true } ? new() : null;
        IAsyncEnumerable<UnitWork> works = OpenAsync(source, cancellationToken);
        foreach (IReadOnlyList<PipelineStep> stretch in Stretches())
        {
            int stage = 1 + IndexOf(stretch[0]);
            works = stretch[0].Step is SetStep set
                ? PassAsync(works, new(set, goal?.RowColumn), stretch[0], stage, cancellationToken)
                : new OrderedWorkers(new UnitWorker(stretch, stage, Hold, memory), _options, Stages).RunAsync(works, cancellationToken);
        }

        await foreach (UnitWork work in works.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // Worked ahead, with or without a result: no part of the run.
            if (goal?.IsBeyond(work.Origin) == true)
                continue;
            // What stands behind a unit without a result was worked ahead: its answers are kept, and it is delivered next time.
            if (Held is null && work.Held is { } held)
                goal?.Halt(held.Reason == HoldReason.Batch ? _options.Further : null);
            Held ??= work.Held;
            if (Held is not null)
                continue;
            yield return Accept(work, goal);
            if (goal?.IsDone != true)
                continue;
            _options.Reached?.Invoke();
            break;
        }

        // A unit that was worked ahead may have been what stopped the source.
        if (goal is { IsDone: false })
            Held ??= _stop;
        foreach (StepCounts counts in _counts)
            counts.Check();
    }

    /// <summary>Works the source's items and hands out the accepted rows alone, in walk order.</summary>
    public async IAsyncEnumerable<Row> RowsAsync(
        IAsyncEnumerable<SourceItem> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (UnitResult result in RunAsync(source, cancellationToken).ConfigureAwait(false))
        {
            foreach (Row row in result.Rows)
                yield return row;
        }
    }

    /// <summary>Works all of a source and hands out the accepted rows, in walk order.</summary>
    public IAsyncEnumerable<Row> RowsAsync(UnitSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return RowsAsync(source.ReadAsync(SourceKeep.Nothing, cancellationToken), cancellationToken);
    }

    private async IAsyncEnumerable<UnitWork> OpenAsync(
        IAsyncEnumerable<SourceItem> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long turn = 0;
        await foreach (SourceItem item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (_stop is not null)
                yield break;
            var work = new UnitWork(item, Stages) { Turn = turn++ };
            ref StepTally tally = ref work.Tallies[0];
            tally.In = item.OpensInput ? 1 : 0;
            if (item.Unit is { } unit)
            {
                tally.Made = item.OpensInput ? 0 : 1;
                tally.Out = 1;
                work.Rows = [Row.First(unit, item.Draw)];
            }
            else
            {
                work.Rejects.Add((0, item.Reject!));
            }

            yield return work;
        }
    }

    private static async IAsyncEnumerable<UnitWork> PassAsync(
        IAsyncEnumerable<UnitWork> works,
        SetPasses passes,
        PipelineStep step,
        int stage,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (UnitWork work in works.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (step.Takes(work.Origin.Unit))
                passes.Take(work, step.Name, stage);
            yield return work;
        }
    }

    // A wave of batch requests takes all that can be asked now; every other hold holds for what would come next, too.
    private void Hold(RequestHeldException held)
    {
        if (held.Reason != HoldReason.Batch)
            _stop = held;
    }

    private UnitResult Accept(UnitWork work, Goal? goal)
    {
        IReadOnlyList<Row> surplus = [];
        if (goal is not null && work.Origin.Unit is not null)
        {
            surplus = goal.Take(work);
            if (goal.Opens(work.Origin.Input))
                (work.Tallies[0].In, work.Tallies[0].Made) = (1, 0);
        }

        ref StepTally last = ref work.Tallies[^1];
        last.Out = work.Rows.Count;
        last.In = last.Out + surplus.Count;
        foreach (Row row in surplus)
            work.Rejects.Add((Stages - 1, new Reject(AcceptName, "over-target", "the target was met before this row's turn", row)));
        for (int stage = 0; stage < Stages; stage++)
            _counts[stage].Add(work.Tallies[stage]);
        var rejects = new Reject[work.Rejects.Count];
        for (int i = 0; i < rejects.Length; i++)
        {
            (int stage, rejects[i]) = work.Rejects[i];
            _counts[stage].AddReject(rejects[i].Reason);
        }

        return new(work.Origin, work.Rows, rejects) { Tallies = work.Counted };
    }

    /// <summary>The steps in stretches: set steps alone, everything between them together.</summary>
    private IEnumerable<IReadOnlyList<PipelineStep>> Stretches()
    {
        var stretch = new List<PipelineStep>();
        foreach (PipelineStep step in _steps)
        {
            if (step.Step is not SetStep)
            {
                stretch.Add(step);
                continue;
            }

            if (stretch.Count > 0)
                yield return stretch;
            yield return [step];
            stretch = [];
        }

        if (stretch.Count > 0)
            yield return stretch;
    }

    private int IndexOf(PipelineStep step)
    {
        for (int i = 0; i < _steps.Count; i++)
        {
            if (ReferenceEquals(_steps[i], step))
                return i;
        }

        throw new System.Diagnostics.UnreachableException();
    }
}
