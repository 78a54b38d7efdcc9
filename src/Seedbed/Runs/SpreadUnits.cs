namespace Seedbed.Runs;

/// <summary>Units evenly spread over so many as may come: whenever twice as many are held as wanted, every other one is let go.</summary>
internal sealed class SpreadUnits(int most)
{
    private List<(long Place, SourceItem Item)> _held = [];
    private long _stride = 1;

    /// <summary>How many came.</summary>
    public long Count { get; private set; }

    /// <summary>Takes the next unit.</summary>
    public void Add(long place, SourceItem item)
    {
        if (Count++ % _stride != 0)
            return;
        _held.Add((place, item));
        if (_held.Count < 2 * most)
            return;
        _held = [.. _held.Where((_, number) => number % 2 == 0)];
        _stride *= 2;
    }

    /// <summary>So many of them, at most as many as wanted.</summary>
    public IEnumerable<(long Place, SourceItem Item)> Take(int units) =>
        _held.Count <= units ? _held : Enumerable.Range(0, units).Select(number => _held[(int)((long)number * _held.Count / units)]);
}
