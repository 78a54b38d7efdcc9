namespace Seedbed.Models.Pacing;

/// <summary>
/// The endpoints that serve one model, and the requests that wait for a place at any of them: earlier units first, then
/// first come first served. A request goes to the endpoint that is least full; sick ones are left out. Thread-safe.
/// </summary>
internal sealed class EndpointPool(Dispatcher dispatcher, Lane[] lanes, RequestLimits limits)
{
    private readonly PriorityQueue<Waiter, (long Turn, long Number)> _waiting = new();
    private readonly EndpointTally[] _tallies = [.. lanes.Select(static lane => new EndpointTally(lane.Endpoint))];
    private int _count;
    private (long Answers, long Refusals) _counts;

    public IReadOnlyList<Lane> Lanes => lanes;

    /// <summary>What each endpoint was asked.</summary>
    public IReadOnlyList<EndpointUse> Uses => [.. _tallies.Select(static tally => tally.ToUse())];

    /// <summary>Whether any of its endpoints ever answered.</summary>
    public bool HasAnswered => lanes.Any(static lane => lane.Endpoint.HasAnswered);

    /// <summary>How many requests were answered so far, and how often one was refused for want of room.</summary>
    public (long Answers, long Refusals) Counts
    {
        get
        {
            lock (dispatcher.Gate)
                return _counts;
        }
    }

    public ModelPace Pace
    {
        get
        {
            lock (dispatcher.Gate)
            {
                TimeSpan now = dispatcher.Now;
                return new(
                    lanes.Sum(static lane => lane.IsWell ? lane.Limit.Places : 0),
                    lanes.Sum(static lane => lane.Limit.InFlight),
                    _count,
                    Trouble(now));
            }
        }
    }

    /// <summary>The place of the first that waits, for comparing pools; null when nobody does.</summary>
    public (long Turn, long Number)? Head
    {
        get
        {
            DropGone();
            return _waiting.TryPeek(out _, out (long, long) head) ? head : null;
        }
    }

    /// <summary>Where attempts at a place are counted.</summary>
    public EndpointTally TallyOf(Place place) => _tallies[place.Number];

    /// <summary>Waits for a place.</summary>
    /// <exception cref="RequestHeldException">The servers are sick for longer than the user wants to wait.</exception>
    public ValueTask<Place> EnterAsync(long turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (dispatcher.Gate)
        {
            TimeSpan now = dispatcher.Now;
            ThrowIfGivenUp(now);
            if (_count == 0 && LeastFull(now) is { } lane)
                return new(Begin(lane, now));
            waiter = new(dispatcher.NextNumber());
            _waiting.Enqueue(waiter, (turn, waiter.Number));
            _count++;
            dispatcher.Plan();
        }

        return new(WaitAsync(waiter, cancellationToken));
    }

    /// <summary>How many requests wait for a place. Under the dispatcher's lock.</summary>
    public int Waiting => _count;

    /// <summary>Counts an answer. Under the dispatcher's lock.</summary>
    public void CountAnswer() => _counts.Answers++;

    /// <summary>Counts a refusal. Under the dispatcher's lock.</summary>
    public void CountRefusal() => _counts.Refusals++;

    /// <summary>Gives this endpoint's free place to the one whose turn it is. Under the dispatcher's lock.</summary>
    public void Grant(Lane lane, TimeSpan now)
    {
        Waiter waiter = lane.IsWell ? _waiting.Dequeue() : LongestWaiting();
        waiter.Waits = false;
        _count--;
        waiter.SetResult(Begin(lane, now));
    }

    /// <summary>Sends those who wait away when all endpoints have been sick for too long. Under the dispatcher's lock.</summary>
    public void GiveUp(TimeSpan now)
    {
        if (GivenUp(now) is not { } held)
            return;
        while (_waiting.TryDequeue(out Waiter? waiter, out _))
        {
            if (!waiter.Waits)
                continue;
            waiter.Waits = false;
            waiter.SetException(held);
        }

        _count = 0;
    }

    /// <summary>When <see cref="GiveUp"/> will have something to do; null: never, as things stand.</summary>
    public TimeSpan? GiveUpAt() => _count > 0 && limits.GiveUpAfter is { } limit && BadSince() is { } since ? since + limit : null;

    /// <exception cref="RequestHeldException">All endpoints have been sick for longer than the user wants to wait.</exception>
    public void ThrowIfGivenUp(TimeSpan now)
    {
        if (GivenUp(now) is { } held)
            throw held;
    }

    /// <summary>Whether nobody but one who just failed wants anything of these endpoints. Under the dispatcher's lock.</summary>
    public bool IsIdle => _count == 0 && lanes.All(static lane => lane.Limit.InFlight == 0);

    private RequestHeldException? GivenUp(TimeSpan now) => limits.GiveUpAfter is { } limit && BadSince() is { } since && now - since >= limit
        ? new(HoldReason.GivenUp, $"{lanes[0].Health.Complaint(now)}; --give-up-after ended the run, run again to go on")
        : null;

    // Of the sick ones the first to be tried again.
    private string? Trouble(TimeSpan now) => Array.TrueForAll(lanes, static lane => lane.Health.BadSince is null) ? null : lanes
        .OrderBy(static lane => lane.IsWell).ThenBy(static lane => lane.Health.NextTry)
        .Select(lane => lane.Health.Trouble(now))
        .FirstOrDefault(static trouble => trouble is not null);

    // Since when none of them gave an answer.
    private TimeSpan? BadSince()
    {
        TimeSpan last = default;
        foreach (Lane lane in lanes)
        {
            if (lane.Health.BadSince is not { } since)
                return null;
            last = since > last ? since : last;
        }

        return last;
    }

    private Lane? LeastFull(TimeSpan now)
    {
        Lane? best = null;
        foreach (Lane lane in lanes)
        {
            if (lane.HasRoom(now) && (best is null || lane.Load < best.Load))
                best = lane;
        }

        return best;
    }

    private Place Begin(Lane lane, TimeSpan now)
    {
        if (lane.Health.State == HealthState.Trying)
            lane.Health.Try();
        return new(lane, Array.IndexOf(lanes, lane), lane.Limit.Begin(now), now);
    }

    private async Task<Place> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(_ => Leave(waiter, cancellationToken), null))
            return await waiter.Task.ConfigureAwait(false);
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (dispatcher.Gate)
        {
            if (!waiter.Waits)
                return;
            waiter.Waits = false;
            _count--;
        }

        waiter.TrySetCanceled(cancellationToken);
    }

    private void DropGone()
    {
        while (_waiting.TryPeek(out Waiter? waiter, out _) && !waiter.Waits)
            _waiting.Dequeue();
    }

    // Tries at a sick server go round, so that one request that fails always does not stand for the server.
    private Waiter LongestWaiting()
    {
        Waiter first = _waiting.UnorderedItems.Select(static item => item.Element).Where(static waiter => waiter.Waits).MinBy(static waiter => waiter.Number)!;
        _waiting.Remove(first, out _, out _);
        return first;
    }
}
