namespace Seedbed.Models.Pacing;

/// <summary>One endpoint as requests see it: its limit, its health and who waits for it. Guarded by its <see cref="Dispatcher"/>.</summary>
internal sealed class Lane(Endpoint endpoint, RequestLimits limits)
{
    private const int WallAfter = 16;

    private readonly PriorityQueue<bool, TimeSpan> _held = new();
    private int _refusedInARow;
    private TimeSpan _pausedUntil;

    public Endpoint Endpoint => endpoint;

    public InFlightLimit Limit { get; } = new(limits.MaxInFlight);

    public Health Health { get; } = new(2 * limits.Backoff);

    public List<EndpointPool> Pools { get; } = [];

    /// <summary>Whether the server answered /models when it was asked because of a fault before its first answer; null: not asked.</summary>
    public Task<bool>? Check { get; set; }

    public bool IsWell => Health.State == HealthState.Well;

    /// <summary>How full it is, to choose the least.</summary>
    public double Load => (double)Limit.InFlight / Limit.Places;

    public bool HasRoom(TimeSpan now) => Health.State switch
    {
        HealthState.Well => Limit.HasRoom && now >= _pausedUntil,
        HealthState.Trying => true,
        _ => false,
    };

    /// <summary>When something changes by itself: a held place is free, a pause ends, a try is due.</summary>
    public TimeSpan? NextChange(TimeSpan now)
    {
        TimeSpan? next = _held.TryPeek(out _, out TimeSpan free) ? free : null;
        if (_pausedUntil > now && !(next < _pausedUntil))
            next = _pausedUntil;
        if (Health.State == HealthState.Sick && !(next < Health.NextTry))
            next = Health.NextTry;
        return next;
    }

    /// <summary>Gives back the places whose wait is over.</summary>
    public void Free(TimeSpan now)
    {
        while (_held.TryPeek(out _, out TimeSpan free) && free <= now)
        {
            _held.Dequeue();
            Limit.Hold(-1, now);
        }
    }

    public void Answered()
    {
        _refusedInARow = 0;
        Health.Lives();
    }

    // The place stays empty for as long as the server asked, so that not every request runs into the same wall; when
    // nothing but refusals comes, none does.
    public void Refused(ModelFailure failure, TimeSpan wait, TimeSpan now)
    {
        Health.Refused(failure, now);
        if (wait <= TimeSpan.Zero)
            return;
        if (++_refusedInARow >= WallAfter)
            _pausedUntil = now + wait;
        Limit.Hold(1, now);
        _held.Enqueue(true, now + wait);
    }
}
