using Seedbed.Runs.Estimates;

namespace Seedbed.Runs;

/// <summary>Units evenly spread over a source, each part by its share but with one at least, and how many units it has in all.</summary>
/// <param name="Items">The units, in the source's order.</param>
/// <param name="Units">All units of the source.</param>
internal sealed record SourceSample(IReadOnlyList<SourceItem> Items, long Units)
{
    /// <summary>Reads a source of unknown length once.</summary>
    public static Task<SourceSample> TakeAsync(UnitSource source, int units, CancellationToken cancellationToken) =>
        TakeAsync(source, units, new UnitCensus(null), cancellationToken);

    /// <summary>Reads a source of unknown length once, and counts its units.</summary>
    public static async Task<SourceSample> TakeAsync(UnitSource source, int units, UnitCensus census, CancellationToken cancellationToken)
    {
        var parts = new OrderedDictionary<string, SpreadUnits>(StringComparer.Ordinal);
        long place = 0;
        await foreach (SourceItem item in source.ReadAsync(SourceKeep.Nothing, cancellationToken).ConfigureAwait(false))
        {
            if (item.Unit is not { } unit)
                continue;
            if (!parts.TryGetValue(unit.Part ?? "", out SpreadUnits? part))
                parts[unit.Part ?? ""] = part = new(units);
            part.Add(place++, SourceItem.Of(unit, opensInput: true));
            await census.AddAsync(unit, cancellationToken).ConfigureAwait(false);
        }

        return new(Picked([.. parts.Values], units), place);
    }

    private static SourceItem[] Picked(SpreadUnits[] parts, int units)
    {
        int[] shares = new int[parts.Length];
        for (long left = Math.Min(units, parts.Sum(static part => part.Count)); left > 0; left--)
            shares[Enumerable.Range(0, shares.Length).MaxBy(part => ClaimOf(parts[part].Count, shares[part]))]++;
        return [.. parts.Zip(shares).SelectMany(static part => part.First.Take(part.Second)).OrderBy(static unit => unit.Place).Select(static unit => unit.Item)];
    }

    // The divisor method of Jefferson and D'Hondt with one for each: a part is never given more than it has.
    private static double ClaimOf(long units, int given) => given == 0 ? double.PositiveInfinity : units / (given + 1.0);
}
