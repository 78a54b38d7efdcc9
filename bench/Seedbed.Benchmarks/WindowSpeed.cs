using System.Diagnostics;
using System.Globalization;
using System.Text;
using Seedbed.Chunking;

namespace Seedbed.Benchmarks;

/// <summary>How fast a text is cut into windows of tokens, from the start of the process: reading the file and making each window's text included.</summary>
internal static class WindowSpeed
{
    public const string Usage = "TEXT [TOKENS OVERLAP]";

    public static int Run(IReadOnlyList<string> arguments)
    {
        long began = Stopwatch.GetTimestamp() - (SinceStart().Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond);
        string text = Encoding.UTF8.GetString(File.ReadAllBytes(arguments[0]));
        TimeSpan read = Stopwatch.GetElapsedTime(began);
        var options = new ChunkOptions { By = ChunkBy.Window, Tokens = Number(arguments, 1, 800), Overlap = Number(arguments, 2, 64) };
        (long windows, long tokens) = (0, 0);
        foreach (Chunk window in new Chunker(options).Cut(Plain(arguments[0], text)))
            (windows, tokens) = (windows + 1, tokens + window.Tokens);
        TimeSpan all = Stopwatch.GetElapsedTime(began);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{windows} windows, {tokens} tokens: read after {read.TotalSeconds:F2} s, cut after {all.TotalSeconds:F2} s; {Environment.CpuUsage.TotalTime.TotalSeconds:F2} s CPU, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));
        return 0;
    }

    private static Document Plain(string path, string text) =>
        new() { Path = path, Title = path, MediaType = "text/plain", Bytes = 0, Sha256 = "", Text = text, Blocks = [] };

    private static TimeSpan SinceStart() => TimeProvider.System.GetLocalNow() - Process.GetCurrentProcess().StartTime;

    private static int Number(IReadOnlyList<string> arguments, int place, int otherwise) =>
        arguments.Count > place ? int.Parse(arguments[place], CultureInfo.InvariantCulture) : otherwise;
}
