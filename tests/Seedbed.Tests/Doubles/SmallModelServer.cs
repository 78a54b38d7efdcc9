using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Seedbed.Tests.Doubles;

/// <summary>The small real model beside the repository (<c>../shared/llm</c>, or below <c>SEEDBED_SHARED</c>), where it is present.</summary>
internal sealed class SmallModelServer : IDisposable
{
    private readonly Dictionary<string, string?> _environment;

    private SmallModelServer(int port)
    {
        Address = $"http://127.0.0.1:{port}/v1";
        _environment = new()
        {
            ["LLM_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["LLM_HOME"] = Path.Combine(Path.GetTempPath(), "seedbed-small-model"),
        };
    }

    /// <summary>Why there is none here; null when there is.</summary>
    public static string? Missing =>
        !File.Exists(Path.Combine(Folder, "start.sh")) ? "there is no small model beside the repository (../shared/llm)"
        : !IsOnPath("node") || !IsOnPath("npm") || !IsOnPath("curl") ? "the small model's server needs node, npm and curl"
        : null;

    public string Address { get; }

    private static string Folder => Path.Combine(
        Environment.GetEnvironmentVariable("SEEDBED_SHARED") ?? Path.Combine(SourceTree.Root, "..", "shared"), "llm");

    /// <summary>Starts it on a free port; what it needs is installed once.</summary>
    public static async Task<SmallModelServer> StartAsync()
    {
        var server = new SmallModelServer(FreePort());
        try
        {
            (await server.DoAsync("start.sh")).ShouldBe(0, "the server starts");
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose() => DoAsync("stop.sh").GetAwaiter().GetResult();

    private async Task<int> DoAsync(string script)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Folder, script)]);
        foreach ((string name, string? value) in _environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return process.ExitCode;
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
