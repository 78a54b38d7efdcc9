namespace Seedbed.Tests.Doubles;

/// <summary>A clock that stands still until a test moves it; timers fire as they are passed.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<HandTimer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + _now;

    public override long GetTimestamp() => _now.Ticks;

    public void Advance(TimeSpan time)
    {
        HandTimer[] due;
        lock (_lock)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.At <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        foreach (HandTimer timer in due)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class HandTimer(HandClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan At { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                At = clock._now + dueTime;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    clock._timers.Add(this);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
