using System.Runtime.CompilerServices;
using Seedbed.Ingestion.Web;
using Seedbed.Models;
using Seedbed.Recipes;

namespace Seedbed.Runs;

/// <summary>
/// A few units of a run, worked through every step, without a dataset. What models answer is kept in the run folder's
/// response log, where the run itself will find it.
/// </summary>
public sealed class RunPreview
{
    private readonly Recipe _recipe;
    private readonly RunSettings _settings;
    private Pipeline? _pipeline;

    /// <summary>Prepares the preview; nothing is read yet.</summary>
    public RunPreview(Recipe recipe, RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(settings);
        (_recipe, _settings) = (recipe, settings);
    }

    /// <summary>Counts so far.</summary>
    public IReadOnlyList<StepCounts> Counts => _pipeline?.Counts ?? [];

    /// <summary>Why results end before the units do; null when they don't.</summary>
    public RequestHeldException? Held { get; private set; }

    /// <summary>What the user should know besides: one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>Works <paramref name="units"/> units, evenly spread over the source, in walk order.</summary>
    /// <exception cref="SeedbedException">As for a run.</exception>
    public async IAsyncEnumerable<UnitResult> RunAsync(int units, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using WebPages pages = await RunPages.FetchAsync(_recipe, _settings, cancellationToken).ConfigureAwait(false);
        UnitSource source = await Sources.OpenAsync(_recipe, _settings.With(pages), cancellationToken).ConfigureAwait(false);
        using RunLock? held = _recipe.UsesModels ? new RunFolder(_settings.Out).Lock() : null;
        using var models = RunConnection.Open(_recipe, _settings);
        Notes = [.. source.Notes, .. models.Models.Notes];
        CompiledRecipe compiled = _recipe.Compile(models.Setup(source));
        _pipeline = Pipeline.Of(compiled, new() { UnitsAtOnce = units });
        SourceSample picked = await SourceSample.TakeAsync(source, units, cancellationToken).ConfigureAwait(false);
        await foreach (UnitResult result in _pipeline.RunAsync(picked.Items.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false))
            yield return result;
        Held = models.Publish(_pipeline.Held);
    }
}
