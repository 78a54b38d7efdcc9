using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Seedbed.Tests.Doubles;

/// <summary>A page in headless Chromium, spoken to in the DevTools protocol: enough to run a script in it and see what it gives.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly TempFolder _profile = new();
    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private int _sent;

    private Chromium(string url) => _process = Process.Start(new ProcessStartInfo(Program!,
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", $"--user-data-dir={_profile.Path}", url,
    ])
    { RedirectStandardError = true, RedirectStandardOutput = true })!;

    /// <summary>The browser's path; null where there is none.</summary>
    public static string? Program { get; } =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>What the browser complained about on the page: script errors, things its policy refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a page and waits until it is loaded.</summary>
    public static async Task<Chromium> OpenAsync(string url)
    {
        var browser = new Chromium(url);
        browser._process.BeginErrorReadLine();
        browser._process.BeginOutputReadLine();
        using var http = new HttpClient();
        string port = await browser.PortAsync();
        JsonArray targets;
        do
        {
            await Task.Delay(50);
            targets = (await http.GetFromJsonAsync<JsonArray>($"http://127.0.0.1:{port}/json/list"))!;
        }
        while (!targets.Any(target => (string?)target!["type"] == "page"));
        JsonNode page = targets.First(target => (string?)target!["type"] == "page")!;
        await browser._socket.ConnectAsync(new Uri((string)page["webSocketDebuggerUrl"]!), default);
        await browser.SendAsync("Log.enable", []);
        await browser.SendAsync("Runtime.enable", []);
        while (await browser.RunAsync("document.readyState + location.href") != $"complete{url}")
            await Task.Delay(50);
        return browser;
    }

    /// <summary>The value of a script as text.</summary>
    public async Task<string> RunAsync(string script)
    {
        JsonNode answer = await SendAsync("Runtime.evaluate", new JsonObject
        {
            ["expression"] = script,
            ["returnByValue"] = true,
        });
        answer["exceptionDetails"].ShouldBeNull();
        return answer["result"]!["value"]?.ToString() ?? "";
    }

    /// <summary>Waits until a script gives true; fails when it does not in some seconds.</summary>
    public async Task UntilAsync(string script)
    {
        for (int attempt = 0; await RunAsync(script) != "true"; attempt++)
        {
            attempt.ShouldBeLessThan(200, $"never true: {script}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        await RemoveProfileAsync();
    }

    // Its helpers may still be writing there for a moment.
    private async Task RemoveProfileAsync()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                _profile.Dispose();
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task<string> PortAsync()
    {
        string file = _profile["DevToolsActivePort"];
        while (true)
        {
            _process.HasExited.ShouldBeFalse("chromium ended at once");
            if (File.Exists(file) && File.ReadAllLines(file) is { Length: > 1 } lines)
                return lines[0];
            await Task.Delay(50);
        }
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        int id = ++_sent;
        byte[] message = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters });
        await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, default);
        while (true)
        {
            JsonNode received = await ReceiveAsync();
            if ((int?)received["id"] == id)
                return received["result"]!;
            if ((string?)received["method"] is "Log.entryAdded" or "Runtime.exceptionThrown")
                _complaints.Add(received["params"]!.ToJsonString());
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        byte[] part = new byte[64 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(part, default);
            whole.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonNode.Parse(whole.ToArray())!;
    }
}
