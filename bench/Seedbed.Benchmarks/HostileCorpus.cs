using System.Diagnostics;
using System.Globalization;
using Seedbed.Tests.Doubles;

namespace Seedbed.Benchmarks;

/// <summary>
/// Makes the broken and hostile files of the tests, and larger ones, and reads each alone by <c>seedbed ingest</c>: a document or a reject with a
/// reason, within 30 s and 300 MB beyond what a file of one word takes.
/// </summary>
internal static class HostileCorpus
{
    public const string Usage = "FOLDER [--make-only] [--seedbed COMMAND]";

    private const double MostSeconds = 30;
    private const long MostMemory = 300_000_000;
    private const int Shown = 10;

    /// <param name="arguments">The folder, which must not exist; the command (default <c>./seedbed</c>).</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || Path.Exists(arguments[0]))
        {
            Console.Error.WriteLine("name a folder that doesn't exist");
            return 1;
        }

        string folder = Directory.CreateDirectory(arguments[0]).FullName;
        foreach ((string name, byte[] bytes) in HostileFiles.All().Concat(HostileFiles.Large()))
            await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
        await OthersAsync(folder);
        if (arguments.Contains("--make-only"))
            return 0;
        string command = arguments.SkipWhile(argument => argument != "--seedbed").Skip(1).FirstOrDefault() ?? Path.GetFullPath("seedbed");
        return await MeasureAsync(folder, command.Split(' '));
    }

    // What is no plain file: links that lead nowhere and in circles, a pipe that nobody writes to.
    private static async Task OthersAsync(string folder)
    {
        File.CreateSymbolicLink(Path.Combine(folder, "gone.md"), "nowhere");
        Directory.CreateDirectory(Path.Combine(folder, "loop"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "loop", "again"), "..");
        await File.WriteAllTextAsync(Path.Combine(folder, "loop", "in.md"), "in a loop");
        using Process made = Process.Start("mkfifo", [Path.Combine(folder, "pipe.md")]);
        await made.WaitForExitAsync();
    }

    private static async Task<int> MeasureAsync(string folder, string[] command)
    {
        string idle = Path.Combine(folder, "latin.txt");
        long least = (await ReadAsync(command, idle, folder)).PeakMemory;
        var runs = new List<(string Name, ChildRun Run)>();
        int bad = 0;
        string[] paths = [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal).Where(path => !path.EndsWith("/loop", StringComparison.Ordinal))];
        foreach (string path in paths.Append(await GrowingAsync(folder)))
        {
            string name = Path.GetFileName(path).Replace("\n", "\\n", StringComparison.Ordinal);
            bool grows = name == "grows.txt";
            using var stop = new CancellationTokenSource();
            Task growing = grows ? GrowAsync(path, stop.Token) : Task.CompletedTask;
            ChildRun run = await ReadAsync(command, path, folder);
            await stop.CancelAsync();
            await growing;
            runs.Add((name.Length > 40 ? name[..40] + "…" : name, run));
            bool isBad = run.ExitCode is not (0 or 1 or 3) || run.Output.Contains("   at Seedbed", StringComparison.Ordinal) || run.Output.Trim().Length == 0
                || run.Seconds > MostSeconds || run.PeakMemory > least + MostMemory;
            bad += isBad ? 1 : 0;
            if (isBad)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"EXCEEDS {name}: exit code {run.ExitCode}, {run.Seconds:F1} s, {(run.PeakMemory - least) / 1e6:F0} MB more, {run.Output[^Math.Min(run.Output.Length, 200)..].Trim()}"));
        }

        Say("time", runs.OrderByDescending(item => item.Run.Seconds), least);
        Say("memory", runs.OrderByDescending(item => item.Run.PeakMemory), least);
        Console.WriteLine($"{runs.Count} files, {bad} that exceed 30 s or 300 MB or end without a word; a file of one word takes {least / 1_000_000} MB");
        return bad == 0 ? 0 : 1;
    }

    private static Task<ChildRun> ReadAsync(string[] command, string path, string folder) =>
        ChildRun.OfAsync(["sh", "-c", "ulimit -t 120; exec \"$@\"", "sh", .. command, "ingest", "--text", "body", "--out", Path.Combine(Path.GetTempPath(), "seedbed-hostile-read"), "--", path], folder);

    private static async Task<string> GrowingAsync(string folder)
    {
        string path = Path.Combine(folder, "grows.txt");
        await File.WriteAllTextAsync(path, "It grows.\n");
        return path;
    }

    private static async Task GrowAsync(string path, CancellationToken cancellationToken)
    {
        await using FileStream file = File.Open(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        byte[] more = new byte[100_000];
        Array.Fill(more, (byte)'x');
        while (!cancellationToken.IsCancellationRequested && file.Length < 500_000_000)
        {
            await file.WriteAsync(more, CancellationToken.None);
            await file.FlushAsync(CancellationToken.None);
            await Task.Delay(1, CancellationToken.None);
        }
    }

    private static void Say(string what, IEnumerable<(string Name, ChildRun Run)> worst, long least)
    {
        Console.WriteLine($"\n| most {what} | seconds | MB beyond one word |\n| --- | --- | --- |");
        foreach ((string name, ChildRun run) in worst.Take(Shown))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{name}` | {run.Seconds:F1} | {Math.Max(0, run.PeakMemory - least) / 1e6:F0} |"));
    }
}
