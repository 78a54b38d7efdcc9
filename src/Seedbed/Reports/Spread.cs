namespace Seedbed.Reports;

/// <summary>Picks at most <paramref name="limit"/> of <paramref name="total"/> items, evenly spread, as they pass by.</summary>
internal sealed class Spread(long total, long limit)
{
    private long _at;

    /// <summary>How many are picked of all.</summary>
    public long Picked => Math.Min(total, limit);

    /// <summary>Whether the next item is one of them.</summary>
    public bool Next()
    {
        long at = _at++;
        return total <= limit || (Int128)(at + 1) * limit / total > (Int128)at * limit / total;
    }
}
