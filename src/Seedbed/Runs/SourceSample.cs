namespace Seedbed.Runs;

/// <summary>Units evenly spread over a source, and how many it has in all.</summary>
/// <param name="Items">The units, in the source's order.</param>
/// <param name="Units">All units of the source.</param>
internal sealed record SourceSample(IReadOnlyList<SourceItem> Items, long Units)
{
    /// <summary>Reads a source of unknown length once: whenever twice as many units are held as wanted, every other one is let go.</summary>
    public static async Task<SourceSample> TakeAsync(UnitSource source, int units, CancellationToken cancellationToken)
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

        return new(held.Count <= units ? held : [.. Enumerable.Range(0, units).Select(number => held[number * held.Count / units])], place);
    }
}
