using System.Diagnostics;

namespace Seedbed.Tests.Doubles;

/// <summary>A program run to its end as a user would run it.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote on standard output.</param>
/// <param name="Errors">What it wrote on standard error.</param>
internal sealed record ChildProcess(int ExitCode, string Output, string Errors)
{
    // Generous: it ends what hangs, it measures nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    // What `dotnet test` leaves in the environment would make a child's build use the parent's tools.
    private static readonly string[] Foreign = ["MSBUILD", "VSTEST", "TESTINGPLATFORM", "DOTNET_CLI_", "DOTNET_HOST", "CORECLR_"];

    /// <summary>The program that runs .NET programs: the one that runs the tests.</summary>
    public static string Dotnet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>Runs a program in a folder.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set.</param>
    public static async Task<ChildProcess> RunAsync(
        string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => Foreign.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        // An installed tool looks for .NET there when it lies where nobody would look.
        if (Path.GetDirectoryName(Dotnet) is { Length: > 0 } root)
            start.Environment.TryAdd("DOTNET_ROOT", root);
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end: {await output}{await errors}");
        }

        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Fails unless the program ended well, showing what it said.</summary>
    public ChildProcess Successful()
    {
        ExitCode.ShouldBe(0, $"{Output}{Errors}");
        return this;
    }
}
