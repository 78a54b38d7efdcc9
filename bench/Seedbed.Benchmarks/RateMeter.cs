using System.Diagnostics;
using Seedbed.Tests.Doubles;

namespace Seedbed.Benchmarks;

/// <summary>How many requests a second a server answered: all in all, and once a client is under way.</summary>
internal sealed record RateMeter(double Whole, double AfterRamp)
{
    // Between these parts of all requests nothing begins or ends.
    private const double From = 0.4;
    private const double To = 0.95;

    /// <summary>Watches a server while a client works.</summary>
    public static async Task<(ChildRun Run, RateMeter Rate)> DuringAsync(FakeModelServer server, int requests, Func<Task<ChildRun>> client)
    {
        using var stop = new CancellationTokenSource();
        Task<List<(double At, int Answered)>> watching = WatchAsync(server, stop.Token);
        ChildRun run = await client();
        await stop.CancelAsync();
        List<(double At, int Answered)> seen = await watching;
        double first = seen.First(look => look.Answered > 0).At - 0.2;
        double last = seen.First(look => look.Answered == seen[^1].Answered).At;
        (double At, int Answered) from = seen.First(look => look.Answered >= requests * From);
        (double At, int Answered) to = seen.First(look => look.Answered >= requests * To);
        return (run, new(seen[^1].Answered / (last - first), (to.Answered - from.Answered) / (to.At - from.At)));
    }

    private static async Task<List<(double At, int Answered)>> WatchAsync(FakeModelServer server, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var seen = new List<(double, int)>();
        while (!cancellationToken.IsCancellationRequested)
        {
            seen.Add((watch.Elapsed.TotalSeconds, server.Answered));
            await Task.Delay(20, CancellationToken.None);
        }

        seen.Add((watch.Elapsed.TotalSeconds, server.Answered));
        return seen;
    }
}
