using Seedbed.Models.Pacing;

namespace Seedbed.Tests.Doubles;

/// <summary>
/// A server and the requests for it in simulated time: so many are worked at once, first come first served, and there are
/// always more to send than <see cref="InFlightLimit"/> allows. Deterministic.
/// </summary>
internal sealed class SimulatedServer
{
    private const double Refusal = 0.005;

    private readonly PriorityQueue<Event, double> _events = new();
    private readonly Queue<Event> _queue = [];
    private readonly SeededRandom _random;
    private int _busy;
    private double _now;

    public SimulatedServer(string seed) => _random = new(seed);

    /// <summary>How many requests it works at once, by time in seconds.</summary>
    public Func<double, int> Capacity { get; init; } = _ => 8;

    /// <summary>How long a request takes once it is worked on, in seconds, and how large its reply is.</summary>
    public Func<SeededRandom, (double Seconds, long Size)> Work { get; init; } = _ => (0.2, 100);

    /// <summary>How much longer each takes while so many are worked on, as in a server that batches.</summary>
    public Func<int, double> Sharing { get; init; } = _ => 1;

    /// <summary>More than so many are refused.</summary>
    public int RefusesBeyond { get; init; } = int.MaxValue;

    /// <summary>The share of requests that is refused whatever their number.</summary>
    public double RefusesAnyway { get; init; }

    /// <summary>Runs it, and reports each tick.</summary>
    public IReadOnlyList<Tick> Run(double seconds, double tick, int most = 4096)
    {
        var limit = new InFlightLimit(most);
        var ticks = new List<Tick>();
        (double work, double latency, int replies) = (0, 0, 0);
        Send(limit);
        while (_events.TryDequeue(out Event next, out double at))
        {
            for (; at >= (ticks.Count + 1) * tick; (work, latency, replies) = (0, 0, 0))
            {
                ticks.Add(new((ticks.Count + 1) * tick, limit.Places, limit.InFlight, work / tick, latency / Math.Max(1, replies)));
                if (ticks[^1].Time >= seconds)
                    return ticks;
            }

            _now = at;
            switch (next.Kind)
            {
                case Kind.Done:
                    _busy--;
                    (work, latency, replies) = (work + next.Work, latency + _now - next.Began, replies + 1);
                    limit.Answered(next.Round, TimeSpan.FromSeconds(_now - next.Began), next.Size, Now);
                    Begin();
                    break;
                case Kind.Refused:
                    limit.Refused(next.Round, Now);
                    limit.Hold(1, Now);
                    _events.Enqueue(new(Kind.Free), _now + 1);
                    break;
                default:
                    limit.Hold(-1, Now);
                    break;
            }

            Send(limit);
        }

        return ticks;
    }

    private TimeSpan Now => TimeSpan.FromSeconds(_now);

    private void Send(InFlightLimit limit)
    {
        while (limit.HasRoom)
        {
            int round = limit.Begin(Now);
            (double work, long size) = Work(_random);
            if (_busy + _queue.Count >= RefusesBeyond || _random.NextDouble() < RefusesAnyway)
            {
                _events.Enqueue(new(Kind.Refused, round), _now + Refusal);
                continue;
            }

            _queue.Enqueue(new(Kind.Done, round, _now, work, size));
            Begin();
        }
    }

    private void Begin()
    {
        while (_busy < Capacity(_now) && _queue.TryDequeue(out Event next))
            _events.Enqueue(next, _now + next.Work * Sharing(++_busy));
    }

    private enum Kind
    {
        Done,
        Refused,
        Free,
    }

    /// <summary>How it went for a while.</summary>
    /// <param name="Time">Its end, in seconds.</param>
    /// <param name="Limit">The limit then.</param>
    /// <param name="InFlight">The requests in flight then.</param>
    /// <param name="Busy">How many requests' work was done at once, on average: at capacity, the capacity.</param>
    /// <param name="Latency">The mean latency, in seconds.</param>
    public readonly record struct Tick(double Time, int Limit, int InFlight, double Busy, double Latency);

    private readonly record struct Event(Kind Kind, int Round = 0, double Began = 0, double Work = 0, long Size = 0);
}
