using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs.Estimates;
using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>
/// What a run would ask and cost. The real pipeline works the real source, with a client in the models' place that answers
/// in the form asked for; every row goes on, so that the requests are as many as they can be without a second try. For more
/// than <see cref="MostPlanned"/> units a spread of them stands for all; the units themselves are counted exactly.
/// </summary>
public sealed class RunEstimate
{
    /// <summary>Units that are worked at most for a plan.</summary>
    public const int MostPlanned = 500;

    private readonly Recipe _recipe;
    private readonly RunSettings _settings;

    /// <summary>Prepares the estimate; nothing is read yet.</summary>
    /// <exception cref="SeedbedException">The recipe asks no model, or none is named.</exception>
    public RunEstimate(Recipe recipe, RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(settings);
        if (!recipe.UsesModels)
            throw new SeedbedException($"the recipe {recipe.Name} asks no model, so there is nothing to estimate; name a model with --model, or a recipe that asks one with --recipe");
        RunConnection.Require(recipe, settings.Models);
        (_recipe, _settings) = (recipe, settings);
    }

    /// <summary>Reckons without asking anything.</summary>
    /// <param name="target">How many accepted rows are wanted; null: the source is worked once.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SeedbedException">As for a run.</exception>
    public async Task<Estimate> PlanAsync(long? target = null, CancellationToken cancellationToken = default)
    {
        UnitSource source = await Sources.OpenAsync(_recipe, _settings, cancellationToken).ConfigureAwait(false);
        SourceSample sample = await SourceSample.TakeAsync(source, MostPlanned, cancellationToken).ConfigureAwait(false);
        (AskedTallies usual, long rows, bool varies) = await PlanAsync(source, sample, PlannedLength.Usual, cancellationToken).ConfigureAwait(false);
        (AskedTallies longest, _, _) = await PlanAsync(source, sample, PlannedLength.Longest, cancellationToken).ConfigureAwait(false);
        return new EstimateMaking(_settings.Models, sample.Units, target, !varies).Of(sample.Items.Count, rows, usual, longest);
    }

    /// <summary>
    /// Asks some units, spread over the source, and reckons from what they gave. What is answered is kept in the run folder,
    /// where the run itself will find it; the settings' budget holds.
    /// </summary>
    /// <param name="units">How many units to ask.</param>
    /// <param name="target">How many accepted rows are wanted; null: the source is worked once.</param>
    /// <param name="cancellationToken">Ends the work; what was answered is kept.</param>
    /// <exception cref="SeedbedException">As for a run, or the budget allows not even one unit.</exception>
    public async Task<Estimate> SampleAsync(int units, long? target = null, CancellationToken cancellationToken = default)
    {
        Estimate plan = await PlanAsync(target, cancellationToken).ConfigureAwait(false);
        UnitSource source = await Sources.OpenAsync(_recipe, _settings, cancellationToken).ConfigureAwait(false);
        using RunLock held = new RunFolder(_settings.Out).Lock();
        using var connection = RunConnection.Open(_recipe, _settings);
        SourceSample sample = await SourceSample.TakeAsync(source, units, cancellationToken).ConfigureAwait(false);
        var measured = new AskedTallies();
        StepSetup setup = connection.Setup(source) with { Models = Watched(connection.Models, measured) };
        var pipeline = Pipeline.Of(_recipe.Compile(setup), PipelineOptions.For(connection.Models));
        (long worked, long rows) = await CountAsync(pipeline, sample, cancellationToken).ConfigureAwait(false);
        if (worked == 0 && pipeline.Held is { } reason)
            throw new SeedbedException(reason.Reason == HoldReason.Batch ? NoAnswers(units) : reason.Message);
        return new EstimateMaking(_settings.Models, sample.Units, target, plan.IsDrawnOnce).Of(worked, rows, measured, plan, pipeline.Counts);
    }

    private static string NoAnswers(int units) =>
        $"--sample {units} needs answers at once, and the batch folder holds none; put the same units through 'seedbed preview --units {units}' first, or leave --sample out";

    private async Task<(AskedTallies Asked, long Rows, bool Varies)> PlanAsync(
        UnitSource source, SourceSample sample, PlannedLength length, CancellationToken cancellationToken)
    {
        var asked = new AskedTallies();
        var setup = new StepSetup
        {
            Seed = _settings.Seed,
            Models = Planned(length, asked),
            Documents = source.Documents,
            Columns = source.OwnColumns,
        };
        CompiledRecipe compiled = _recipe.Compile(setup);
        var pipeline = new Pipeline(_recipe.Source.Kind, [.. PassOn.Steps(_recipe, compiled)]);
        (_, long rows) = await CountAsync(pipeline, sample, cancellationToken).ConfigureAwait(false);
        return (asked, rows, compiled.VariesByDraw);
    }

    private static async Task<(long Units, long Rows)> CountAsync(Pipeline pipeline, SourceSample sample, CancellationToken cancellationToken)
    {
        (long units, long rows) = (0, 0);
        await foreach (UnitResult result in pipeline.RunAsync(sample.Items.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false))
            (units, rows) = (units + 1, rows + result.Rows.Count);
        return (units, rows);
    }

    private ModelSet Planned(PlannedLength length, AskedTallies asked)
    {
        RunModels models = _settings.Models;
        Model? Plan(ModelSettings? settings) => settings is null ? null : new(settings, new PlanningChatClient(settings, length, asked));
        return new(
            Plan(models.Teacher),
            models.Critic == models.Teacher ? null : Plan(models.Critic),
            models.Embedder is { } embedder ? new(embedder, new PlanningEmbedder(embedder, asked)) : null);
    }

    private ModelSet Watched(ModelSet models, AskedTallies asked)
    {
        Model? Watch(Model? model) => model is null ? null : new(model.Settings, new WatchingChatClient(model.Client, model.Settings, asked));
        IReadOnlyList<Model> all = models.All;
        ModelSettings? embedder = _settings.Models.Embedder;
        return new(
            Watch(all.Count > 0 ? all[0] : null),
            Watch(all.Count > 1 ? all[1] : null),
            embedder is null ? null : new(embedder, new WatchingEmbedder(models.Embedder.Generator, embedder, asked)));
    }
}
