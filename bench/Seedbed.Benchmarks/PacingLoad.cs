using System.Diagnostics;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Benchmarks;

/// <summary>Asks a fake server of a limited capacity for all it gives, with nothing set but its address, and watches the pace.</summary>
internal sealed class PacingLoad(int capacity)
{
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private const int TicksInASecond = 10;

    private long _number;

    /// <summary>The answers a second that the server can give.</summary>
    public static double RateOf(int capacity) => capacity / Latency.TotalSeconds;

    /// <param name="length">How long to ask.</param>
    /// <param name="cut">When the capacity falls, and to what; null: never.</param>
    public async Task<IReadOnlyList<PacingSample>> RunAsync(TimeSpan length, (TimeSpan At, int Capacity)? cut = null)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Capacity = capacity, Latency = static _ => Latency, Constant = "{\"answer\":\"yes\"}", KeepsRequests = false });
        using var models = ModelSet.Connect(new ModelSettings { Name = "fake", Endpoint = server.Address });
        using var end = new CancellationTokenSource();
        Task[] askers = [.. Enumerable.Range(0, (4 * capacity) + 64).Select(_ => AskAsync(models["teacher"].Client, end.Token))];
        IReadOnlyList<PacingSample> samples = await WatchAsync(models["teacher"], server, length, cut);
        await end.CancelAsync();
        await Task.WhenAll(askers);
        return samples;
    }

    private static async Task<IReadOnlyList<PacingSample>> WatchAsync(
        Model model, FakeModelServer server, TimeSpan length, (TimeSpan At, int Capacity)? cut)
    {
        var samples = new List<PacingSample>();
        var before = new Queue<(double Seconds, int Answered, double Places)>();
        double places = 0, last = 0;
        var watch = Stopwatch.StartNew();
        before.Enqueue((0, 0, 0));
        while (watch.Elapsed < length)
        {
            await Task.Delay(Tick);
            double now = watch.Elapsed.TotalSeconds;
            if (cut is { } fall && now >= fall.At.TotalSeconds)
                server.Capacity = fall.Capacity;
            ModelPace pace = model.Pace!;
            places += pace.InFlight * (now - last);
            last = now;
            (double then, int answered, double held) = before.Count > TicksInASecond ? before.Dequeue() : before.Peek();
            int more = server.Answered - answered;
            samples.Add(new(now, pace.Limit, pace.InFlight, more / (now - then), more == 0 ? 0 : (places - held) / more));
            before.Enqueue((now, server.Answered, places));
        }

        return samples;
    }

    private async Task AskAsync(IChatClient client, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
                await client.GetResponseAsync([new(ChatRole.User, $"request {Interlocked.Increment(ref _number)}")], null, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }
}
