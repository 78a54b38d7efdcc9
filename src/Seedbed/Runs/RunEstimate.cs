using Seedbed.Ingestion.Web;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs.Estimates;
using Seedbed.Runs.Walks;
using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>
/// What a run would ask and cost. The real pipeline works the real source, with a client in the models' place that answers
/// in the form asked for; every row goes on, so that the requests are as many as they can be without a second try. For more
/// than <see cref="MostPlanned"/> units a spread of them stands for all; the units themselves are counted exactly, those of
/// each part of a taxonomy by themselves.
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
    public async Task<Estimate> PlanAsync(Target? target = null, CancellationToken cancellationToken = default)
    {
        using WebPages pages = await RunPages.FetchAsync(_recipe, _settings, cancellationToken).ConfigureAwait(false);
        UnitSource source = await Sources.OpenAsync(_recipe, _settings.With(pages), cancellationToken).ConfigureAwait(false);
        return (await PlanAsync(source, target, cancellationToken).ConfigureAwait(false)).Estimate;
    }

    /// <summary>
    /// Asks some units, spread over the source, and reckons from what they gave. What is answered is kept in the run folder,
    /// where the run itself will find it; the settings' budget holds.
    /// </summary>
    /// <param name="units">How many units to ask.</param>
    /// <param name="target">How many accepted rows are wanted; null: the source is worked once.</param>
    /// <param name="cancellationToken">Ends the work; what was answered is kept.</param>
    /// <exception cref="SeedbedException">As for a run, or the budget allows not even one unit.</exception>
    public async Task<Estimate> SampleAsync(int units, Target? target = null, CancellationToken cancellationToken = default)
    {
        using WebPages pages = await RunPages.FetchAsync(_recipe, _settings, cancellationToken).ConfigureAwait(false);
        UnitSource source = await Sources.OpenAsync(_recipe, _settings.With(pages), cancellationToken).ConfigureAwait(false);
        (Estimate plan, PartYields planned, EstimateMaking making) = await PlanAsync(source, target, cancellationToken).ConfigureAwait(false);
        using RunLock held = new RunFolder(_settings.Out).Lock();
        using var connection = RunConnection.Open(_recipe, _settings);
        SourceSample sample = await SourceSample.TakeAsync(source, units, cancellationToken).ConfigureAwait(false);
        var measured = new AskedTallies();
        StepSetup setup = connection.Setup(source) with { Models = Watched(connection.Models, measured) };
        var pipeline = Pipeline.Of(_recipe.Compile(setup), PipelineOptions.For(connection.Models));
        PartYields asked = await CountAsync(pipeline, sample, planned, cancellationToken).ConfigureAwait(false);
        if (asked.Units == 0 && pipeline.Held is { } reason)
            throw new SeedbedException(reason.Reason == HoldReason.Batch ? NoAnswers(units) : reason.Message);
        return making.Of(asked, measured, plan, planned, pipeline.Counts);
    }

    private static string NoAnswers(int units) =>
        $"--sample {units} needs answers at once, and the batch folder holds none; put the same units through 'seedbed preview --units {units}' first, or leave --sample out";

    private async Task<(Estimate Estimate, PartYields Yields, EstimateMaking Making)> PlanAsync(
        UnitSource source, Target? target, CancellationToken cancellationToken)
    {
        CompiledRecipe compiled = Compiled(source, PlannedLength.Usual, new());
        UnitCensus census = CensusOf(target, compiled, source);
        SourceSample sample = await SourceSample.TakeAsync(source, MostPlanned, census, cancellationToken).ConfigureAwait(false);
        var making = new EstimateMaking(_settings.Models, new(compiled), new(census, target, isDrawnOnce: !compiled.VariesByDraw));
        (AskedTallies usual, PartYields yields) = await WorkAsync(source, sample, PlannedLength.Usual, cancellationToken).ConfigureAwait(false);
        (AskedTallies longest, _) = await WorkAsync(source, sample, PlannedLength.Longest, cancellationToken).ConfigureAwait(false);
        return (making.Of(yields, usual, longest), yields, making);
    }

    private static UnitCensus CensusOf(Target? target, CompiledRecipe compiled, UnitSource source)
    {
        if (target is null)
            return new(null);
        var census = new UnitCensus(Walk.RuleOf(target, compiled, source));
        if (target.GroupedBy is null)
            census.Expect("");
        foreach (string leaf in source.Groups.Where(_ => target.GroupedBy == Target.Leaf))
            census.Expect(leaf);
        return census;
    }

    private async Task<(AskedTallies Asked, PartYields Yields)> WorkAsync(
        UnitSource source, SourceSample sample, PlannedLength length, CancellationToken cancellationToken)
    {
        var asked = new AskedTallies();
        var pipeline = new Pipeline(_recipe.Source.Kind, [.. PassOn.Steps(Compiled(source, length, asked))]);
        return (asked, await CountAsync(pipeline, sample, null, cancellationToken).ConfigureAwait(false));
    }

    private CompiledRecipe Compiled(UnitSource source, PlannedLength length, AskedTallies asked) => _recipe.Compile(new()
    {
        Seed = _settings.Seed,
        Models = Planned(length, asked),
        Documents = source.Documents,
        SeedsOf = source.SeedsOf,
        Columns = source.OwnColumns,
    });

    private static async Task<PartYields> CountAsync(Pipeline pipeline, SourceSample sample, PartYields? otherwise, CancellationToken cancellationToken)
    {
        var yields = new PartYields { Otherwise = otherwise };
        await foreach (UnitResult result in pipeline.RunAsync(sample.Items.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false))
            yields.Add(result);
        return yields;
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
