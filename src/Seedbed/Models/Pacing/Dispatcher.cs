using System.Net;

namespace Seedbed.Models.Pacing;

/// <summary>
/// All endpoints of a run and one clock for them: places that become free go to whoever's turn it is, sick endpoints are
/// probed, and waiting ends when the user wants it to. One lock, held for microseconds. Thread-safe.
/// </summary>
internal sealed class Dispatcher : IDisposable
{
    private static readonly TimeSpan ProbeTimeOut = TimeSpan.FromSeconds(10);

    private readonly List<Lane> _lanes = [];
    private readonly List<EndpointPool> _pools = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly long _start;
    private TimeSpan _planned = TimeSpan.MaxValue;
    private long _numbers;

    public Dispatcher(TimeProvider time)
    {
        (_time, _start) = (time, time.GetTimestamp());
        _timer = time.CreateTimer(static state => ((Dispatcher)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Lock Gate { get; } = new();

    public TimeSpan Now => _time.GetElapsedTime(_start);

    public Lane Add(Endpoint endpoint, RequestLimits limits)
    {
        var lane = new Lane(endpoint, limits);
        lock (Gate)
            _lanes.Add(lane);
        return lane;
    }

    public EndpointPool Pool(Lane[] lanes, RequestLimits limits)
    {
        var pool = new EndpointPool(this, lanes, limits);
        lock (Gate)
        {
            _pools.Add(pool);
            foreach (Lane lane in lanes)
                lane.Pools.Add(pool);
        }

        return pool;
    }

    public long NextNumber() => ++_numbers;

    /// <summary>A request was answered with so many tokens.</summary>
    public void Answered(EndpointPool pool, Place place, long size)
    {
        lock (Gate)
        {
            TimeSpan now = Now;
            place.Lane.Limit.Answered(place.Round, now - place.Began, size, now);
            pool.CountAnswer();
            bool wasWell = place.Lane.IsWell;
            place.Lane.Answered();
            GrantAt(place.Lane, now);
            if (!wasWell)
                Plan();
        }
    }

    /// <summary>A request was refused for want of room; its place stays empty for <paramref name="wait"/>.</summary>
    /// <exception cref="RequestHeldException">Nothing but refusals came for longer than the user wants to wait.</exception>
    public void Refused(EndpointPool pool, Place place, ModelFailure failure, TimeSpan wait)
    {
        lock (Gate)
        {
            TimeSpan now = Now;
            pool.CountRefusal();
            place.Lane.Limit.Refused(place.Round, now);
            place.Lane.Refused(failure, wait, now);
            GrantAt(place.Lane, now);
            Plan();
            pool.ThrowIfGivenUp(now);
        }
    }

    /// <summary>A request failed in a way that casts doubt on the server.</summary>
    /// <returns>Whether the server is sick, so that the fault is not the request's.</returns>
    public bool Failed(EndpointPool pool, Place place, ModelFailure failure, bool isSure)
    {
        lock (Gate)
        {
            TimeSpan now = Now;
            // Too many at a slow server run into their time-out: for the pace, that is a refusal.
            if (failure.Kind == ModelFailureKind.TimedOut)
                place.Lane.Limit.Refused(place.Round, now);
            else
                place.Lane.Limit.Left(place.Round, now);
            place.Lane.Health.Failed(failure, isSure, now, pool.Waiting + 1);
            bool isSick = !place.Lane.IsWell;
            GrantAt(place.Lane, now);
            Plan();
            return isSick && (isSure || !pool.IsIdle || pool.Lanes.Any(static lane => lane.IsWell));
        }
    }

    /// <summary>A request ended without a word on the server's health; <paramref name="lives"/>: but it did reply.</summary>
    public void Left(Place place, bool lives)
    {
        lock (Gate)
        {
            TimeSpan now = Now;
            place.Lane.Limit.Left(place.Round, now);
            if (lives)
                place.Lane.Answered();
            else
                place.Lane.Health.Undecided();
            GrantAt(place.Lane, now);
            Plan();
        }
    }

    /// <summary>Whether the server knows its API, asked once: a fault before the first answer may be the request's or the address's.</summary>
    public async Task<bool> LivesAsync(Lane lane)
    {
        Task<bool> check;
        lock (Gate)
        {
            if (lane.Check is null or { IsCompletedSuccessfully: true, Result: false })
                lane.Check = AsksForModelsAsync(lane.Endpoint, needsAnswer: true);
            check = lane.Check;
        }

        if (!await check.ConfigureAwait(false))
            return false;
        lane.Endpoint.MarkAnswered();
        return true;
    }

    /// <summary>Sets the timer to whatever comes next. Under the lock.</summary>
    public void Plan()
    {
        TimeSpan now = Now, next = TimeSpan.MaxValue;
        foreach (Lane lane in _lanes)
            next = Earlier(next, lane.NextChange(now));
        foreach (EndpointPool pool in _pools)
            next = Earlier(next, pool.GiveUpAt());
        if (next == _planned)
            return;
        _planned = next;
        _timer.Change(next == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : next > now ? next - now : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _closing.Cancel();
        _timer.Dispose();
        _closing.Dispose();
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan? other) => other < one ? other.Value : one;

    private void Tick()
    {
        lock (Gate)
        {
            _planned = TimeSpan.MaxValue;
            TimeSpan now = Now;
            foreach (EndpointPool pool in _pools)
                pool.GiveUp(now);
            foreach (Lane lane in _lanes)
            {
                lane.Free(now);
                GrantAt(lane, now);
                if (lane.Health.State == HealthState.Sick && lane.Health.NextTry <= now)
                    Probe(lane);
            }

            Plan();
        }
    }

    private static void GrantAt(Lane lane, TimeSpan now)
    {
        while (lane.HasRoom(now) && NextPool(lane) is { } pool)
            pool.Grant(lane, now);
    }

    private static EndpointPool? NextPool(Lane lane)
    {
        EndpointPool? first = null;
        (long, long) best = default;
        foreach (EndpointPool pool in lane.Pools)
        {
            if (pool.Head is { } head && (first is null || head.CompareTo(best) < 0))
                (first, best) = (pool, head);
        }

        return first;
    }

    private void Probe(Lane lane)
    {
        lane.Health.Probe();
        _ = ProbeAsync(lane);
    }

    private async Task ProbeAsync(Lane lane)
    {
        bool lives = await AsksForModelsAsync(lane.Endpoint, needsAnswer: false).ConfigureAwait(false);
        lock (Gate)
        {
            if (_closing.IsCancellationRequested)
                return;
            lane.Health.Probed(lives, Now);
            GrantAt(lane, Now);
            Plan();
        }
    }

    // Costs nothing at any provider. A server without the list still shows that it lives.
    private async Task<bool> AsksForModelsAsync(Endpoint endpoint, bool needsAnswer)
    {
        await Task.Yield();
        try
        {
            using var late = new CancellationTokenSource(ProbeTimeOut, _time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _closing.Token);
            using HttpResponseMessage reply = await endpoint.SendAsync(HttpMethod.Get, "/models", null, both.Token).ConfigureAwait(false);
            if (!needsAnswer)
                return (int)reply.StatusCode < 500;
            return reply.StatusCode == HttpStatusCode.OK && reply.Content.Headers.ContentType?.MediaType == "application/json";
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            return false;
        }
    }
}
