namespace Seedbed.Tokens;

/// <summary>Lends caches that fill up as they are used; no more are kept than there are processors. Safe to share between threads.</summary>
internal sealed class CachePool
{
    private readonly PieceCache?[] _spare = new PieceCache?[Environment.ProcessorCount];

    /// <summary>A cache that nobody else uses until it is given back.</summary>
    public PieceCache Take()
    {
        for (int i = 0; i < _spare.Length; i++)
        {
            if (Interlocked.Exchange(ref _spare[i], null) is { } cache)
                return cache;
        }

        return new();
    }

    /// <summary>Gives a cache back.</summary>
    public void Give(PieceCache cache)
    {
        for (int i = 0; i < _spare.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _spare[i], cache, null) is null)
                return;
        }
    }
}
