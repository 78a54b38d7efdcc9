using System.Runtime.CompilerServices;
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

    /// <summary>Works <paramref name="units"/> units, evenly spread over the source, in walk order.</summary>
    /// <exception cref="SeedbedException">As for a run.</exception>
    public async IAsyncEnumerable<UnitResult> RunAsync(int units, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        UnitSource source = await Sources.OpenAsync(_recipe, _settings, cancellationToken).ConfigureAwait(false);
        using RunLock? held = _recipe.UsesModels ? new RunFolder(_settings.Out).Lock() : null;
        using var models = RunConnection.Open(_recipe, _settings);
        CompiledRecipe compiled = _recipe.Compile(models.Setup(source));
        _pipeline = Pipeline.Of(compiled, new() { UnitsAtOnce = units });
        List<SourceItem> picked = await PickAsync(source, units, cancellationToken).ConfigureAwait(false);
        await foreach (UnitResult result in _pipeline.RunAsync(picked.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false))
            yield return result;
    }

    /// <summary>Units evenly spread over a source of unknown length: whenever twice as many are held as wanted, every other one is let go.</summary>
    private static async Task<List<SourceItem>> PickAsync(UnitSource source, int units, CancellationToken cancellationToken)
    {
        var held = new List<SourceItem>();
        long place = 0;
        long stride = 1;
        await foreach (SourceItem item in source.ReadAsync(SourceKeep.Nothing, cancellationToken).ConfigureAwait(false))
        {
            if (item.Unit is not { } unit || place++ % stride != 0)
                continue;
            held.Add(SourceItem.Of(unit, opensInput: true));
            if (held.Count < 2 * units)
                continue;
            held = [.. held.Where((_, number) => number % 2 == 0)];
            stride *= 2;
        }

        return held.Count <= units ? held : [.. Enumerable.Range(0, units).Select(number => held[number * held.Count / units])];
    }
}
