using System.Diagnostics;
using System.Text;

namespace Seedbed.Tests.Doubles;

/// <summary>What a child process of the built command said, and its exit code.</summary>
internal sealed record SeedbedProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The built command, from the same build as the tests, in its own folder: the tests' own lacks what ASP.NET brings to them.</summary>
    public static string Assembly { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "Seedbed.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Seedbed.Cli.dll"));

    /// <summary>Runs the command in the folder <paramref name="workingFolder"/>.</summary>
    public static Task<SeedbedProcess> RunAsync(string workingFolder, params string[] arguments) =>
        RunAsync(workingFolder, arguments, environment: null);

    /// <summary>Runs the command; <paramref name="environment"/>'s null values remove a variable, <paramref name="through"/> is a program that starts it.</summary>
    /// <exception cref="TimeoutException">It did not end within two minutes; it is killed.</exception>
    public static async Task<SeedbedProcess> RunAsync(
        string workingFolder,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment,
        string stdin = "",
        string[]? through = null,
        CancellationToken cancel = default)
    {
        using Process process = Start(workingFolder, arguments, environment, through);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await FeedAsync(process, stdin);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"seedbed {string.Join(' ', arguments)} did not end within {Longest}: {await output}\n{await error}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the command with its streams redirected, for tests that signal or kill it; the caller reads, waits and disposes.</summary>
    public static Process Start(string workingFolder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string[]? through = null)
    {
        string[] command = [.. through ?? [], "dotnet", Assembly, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        Isolate(start.Environment);
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Neither a developer's configuration, keys nor the width of a terminal may change what a test sees.</summary>
    private static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (string name in (string[])["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "COLUMNS", "LINES", .. environment.Keys.Where(IsOfTelemetry)])
            environment.Remove(name);
        environment["XDG_CONFIG_HOME"] = Path.Combine(Path.GetTempPath(), "seedbed-tests-no-configuration");
        environment["NO_COLOR"] = "1";
    }

    private static bool IsOfTelemetry(string variable) => variable.StartsWith("OTEL_", StringComparison.Ordinal);

    private static async Task FeedAsync(Process process, string stdin)
    {
        try
        {
            await process.StandardInput.WriteAsync(stdin);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: what it said and its exit code tell why.
        }
    }
}
