using System.Diagnostics;
using System.Globalization;
using Seedbed.Tests.Doubles;

namespace Seedbed.Benchmarks;

/// <summary>Serves the fake model with a fixed latency while a command runs, then says how many requests it saw, how many at once, and what the command took.</summary>
internal static class FakeServer
{
    /// <param name="milliseconds">How long each reply takes.</param>
    /// <param name="command">The command; <c>{model}</c> in its arguments stands for the server's address and model.</param>
    public static async Task<int> RunAsync(int milliseconds, IReadOnlyList<string> command)
    {
        var latency = TimeSpan.FromMilliseconds(milliseconds);
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => latency });
        var start = new ProcessStartInfo(command[0]);
        foreach (string argument in command.Skip(1))
            start.ArgumentList.Add(argument.Replace("{model}", $"{server.Address}#fake", StringComparison.Ordinal));
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{server.Requests.Count} requests, {server.MostAtOnce} at once at most, {watch.Elapsed.TotalSeconds:F2} s, exit code {process.ExitCode}"));
        return process.ExitCode;
    }
}
