using System.Diagnostics;
using System.Globalization;
using Seedbed.Tests.Doubles;

namespace Seedbed.Benchmarks;

/// <summary>
/// Serves the fake model: while a command runs, then says how many requests it saw, how many at once and what the command
/// took; without a command until its standard input ends.
/// </summary>
internal static class FakeServer
{
    public const string Usage =
        "[MILLISECONDS] [--latency MS] [--per-token MS] [--capacity N] [--queue N] [--faults 429:10%,hang:2%] [--retry-after S] [--constant TEXT] [--port N] [COMMAND [ARG…]]";

    /// <param name="arguments">Options, then the command; <c>{model}</c> in its arguments stands for the server's address and model.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        (FakeModelOptions options, IReadOnlyList<string> command) = Read(arguments);
        await using FakeModelServer server = await FakeModelServer.StartAsync(options);
        if (command.Count == 0)
        {
            Console.WriteLine($"{server.Address}#fake");
            while (await Console.In.ReadLineAsync() is not null)
            {
            }

            Console.WriteLine(Counts(server));
            return 0;
        }

        var start = new ProcessStartInfo(command[0]);
        foreach (string argument in command.Skip(1))
            start.ArgumentList.Add(argument.Replace("{model}", $"{server.Address}#fake", StringComparison.Ordinal));
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Counts(server)}, {watch.Elapsed.TotalSeconds:F2} s, exit code {process.ExitCode}"));
        return process.ExitCode;
    }

    private static string Counts(FakeModelServer server) => $"{server.Count} requests, {server.MostAtOnce} at once at most";

    private static (FakeModelOptions Options, IReadOnlyList<string> Command) Read(IReadOnlyList<string> arguments)
    {
        var options = new FakeModelOptions { KeepsRequests = false };
        int next = 0;
        if (arguments.Count > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out _))
            options = With(options, "--latency", arguments[next++]);
        for (; next + 1 < arguments.Count && arguments[next].StartsWith("--", StringComparison.Ordinal); next += 2)
            options = With(options, arguments[next], arguments[next + 1]);
        return (options, [.. arguments.Skip(next)]);
    }

    private static FakeModelOptions With(FakeModelOptions options, string name, string value) => name switch
    {
        "--latency" when Milliseconds(value) is var latency => options with { Latency = _ => latency },
        "--per-token" => options with { LatencyPerToken = Milliseconds(value) },
        "--capacity" => options with { Capacity = int.Parse(value, CultureInfo.InvariantCulture) },
        "--queue" => options with { QueueLimit = int.Parse(value, CultureInfo.InvariantCulture) },
        "--faults" => options with { Fault = FakeModelFaultPlan.Parse(value).Of },
        "--retry-after" => options with { RetryAfter = value },
        "--constant" => options with { Constant = value },
        "--port" => options with { Port = int.Parse(value, CultureInfo.InvariantCulture) },
        _ => throw new ArgumentException($"no option {name}; fake-server takes {Usage}"),
    };

    private static TimeSpan Milliseconds(string text) => TimeSpan.FromMilliseconds(double.Parse(text, CultureInfo.InvariantCulture));
}
