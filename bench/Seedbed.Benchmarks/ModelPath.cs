using System.Globalization;
using Seedbed.Tests.Doubles;

namespace Seedbed.Benchmarks;

/// <summary>The whole command against the fake server, side by side with a bare client that sends the same bodies; a Markdown table.</summary>
internal sealed class ModelPath(string[] seedbed, double scale) : IDisposable
{
    public const string Usage = "[text|many|twenty|faults|memory…] [--seedbed COMMAND] [--scale 0.1]";

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    private readonly ModelPathFolder _folder = new();

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        string[] seedbed = Option(arguments, "--seedbed")?.Split(' ') ?? [Path.GetFullPath("seedbed")];
        using var path = new ModelPath(seedbed, double.Parse(Option(arguments, "--scale") ?? "1", CultureInfo.InvariantCulture));
        string[] cases = [.. arguments.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal))];
        Console.WriteLine("| work | seedbed | bare client | of it |\n| --- | --- | --- | --- |");
        foreach (string name in cases.Length > 0 ? cases : ["text", "many", "twenty", "faults", "memory"])
            await path.CaseAsync(name);
        return 0;
    }

    public void Dispose() => _folder.Dispose();

    private Task CaseAsync(string name) => name switch
    {
        "text" => TextAsync(),
        "many" => ManyAsync(),
        "twenty" => TwentyAsync(),
        "faults" => FaultsAsync(),
        "memory" => MemoryAsync((int)(1_000_000 * scale)),
        _ => throw new ArgumentException($"no case {name}; {Usage}"),
    };

    // 300 kB of text, 32 in flight.
    private async Task TextAsync()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => Latency });
        ChildRun run = (await GenerateAsync(server, _folder.Text(300_000), _folder.PassageRecipe(), "text", "--max-in-flight", "32")).Good();
        int requests = server.Count;
        ChildRun bare = await BareAsync(server, Bodies(server), requests, 32);
        Tell($"300 kB of text, {requests} requests × 200 ms, 32 in flight", $"{run.Seconds:F2} s", $"{bare.Seconds:F2} s", run.Seconds / bare.Seconds);
    }

    // 20,000 requests, 512 in flight: the rate with the ramp, the rate after it, the processor time of each request.
    private async Task ManyAsync()
    {
        int requests = (int)(20_000 * scale);
        string body = await OneBodyAsync();
        var options = new FakeModelOptions { Latency = _ => Latency, Constant = ModelPathFolder.ConstantReply };
        await using FakeModelServer bareServer = await FakeModelServer.StartAsync(options);
        (ChildRun bare, RateMeter bareRate) = await RateMeter.DuringAsync(bareServer, requests, () => BareAsync(bareServer, body, requests, 512));
        await using FakeModelServer server = await FakeModelServer.StartAsync(options);
        (ChildRun run, RateMeter rate) = await RateMeter.DuringAsync(
            server, requests, () => GenerateAsync(server, _folder.Rows(requests), _folder.RowRecipe(), "many", "--max-in-flight", "512"));
        run.Good();
        Tell($"{requests} requests × 200 ms, 512 in flight: rate after the ramp", $"{rate.AfterRamp:F0}/s", $"{bareRate.AfterRamp:F0}/s", rate.AfterRamp / bareRate.AfterRamp);
        Tell("the same, ramp included, from the first request to the last", $"{rate.Whole:F0}/s", $"{bareRate.Whole:F0}/s", rate.Whole / bareRate.Whole);
        Tell("the same: client's processor time a request", $"{run.CpuSeconds / requests * 1000:F3} ms", $"{bare.CpuSeconds / requests * 1000:F3} ms", run.CpuSeconds / bare.CpuSeconds);
        Tell("the same: whole process", $"{run.Seconds:F1} s", $"{bare.Seconds:F1} s", run.Seconds / bare.Seconds);
        Tell("the same: highest memory", $"{Megabytes(run)}", $"{Megabytes(bare)}", (double)run.PeakMemory / bare.PeakMemory);
    }

    private async Task TwentyAsync()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => Latency });
        string rows = _folder.Rows(20);
        ChildRun run = (await GenerateAsync(server, rows, _folder.RowRecipe(), "twenty")).Good();
        ChildRun bare = await BareAsync(server, Bodies(server), 20, 20);
        Tell($"20 rows × 200 ms, {server.MostAtOnce} at once at most", $"{run.Seconds:F2} s", $"{bare.Seconds:F2} s", run.Seconds / bare.Seconds);
    }

    private async Task FaultsAsync()
    {
        (string Plan, FakeModelOptions Options)[] plans =
        [
            ("10 % 429, Retry-After 1", new() { RetryAfter = "1", Fault = FakeModelFaultPlan.Parse("429:10%").Of }),
            ("10 % 500", new() { Fault = FakeModelFaultPlan.Parse("500:10%").Of }),
            ("2 % hang, time-out 10 s", new() { Fault = FakeModelFaultPlan.Parse("hang:2%").Of }),
        ];
        string rows = _folder.Rows(200);
        foreach ((string plan, FakeModelOptions options) in plans)
        {
            await using FakeModelServer server = await FakeModelServer.StartAsync(options with { Latency = _ => Latency });
            _folder.Write("seedbed.yaml", $"models:\n  mine: {{ endpoint: \"{server.Address}\", model: fake, time-out: 10 }}\n");
            ChildRun run = (await GenerateAsync(server, rows, _folder.RowRecipe(), $"faults-{server.Address.Port}", "--model", "mine")).Good();
            int kept = File.ReadLines(_folder[$"faults-{server.Address.Port}/dataset.jsonl"]).Count();
            Tell($"200 requests × 200 ms, {plan}: {kept} rows, {server.Count} requests", $"{run.Seconds:F2} s", "", 0);
        }
    }

    // Asks once at full speed, then makes the run anew from the responses alone.
    private async Task MemoryAsync(int requests)
    {
        string rows = _folder.Rows(requests);
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Constant = ModelPathFolder.ConstantReply });
        ChildRun first = (await GenerateAsync(server, rows, _folder.RowRecipe(), "first")).Good();
        int asked = server.Count;
        Directory.CreateDirectory(_folder["again"]);
        Directory.Move(_folder["first/responses"], _folder["again/responses"]);
        ChildRun again = (await GenerateAsync(server, rows, _folder.RowRecipe(), "again")).Good();
        Tell($"{requests} rows, asked for without latency: {requests / first.Seconds:F0} rows/s", $"{Megabytes(first)}", "", 0);
        Tell($"{requests} rows by replay ({server.Count - asked} requests): {requests / again.Seconds:F0} rows/s", $"{Megabytes(again)}", "", 0);
    }

    private Task<ChildRun> GenerateAsync(FakeModelServer server, string input, string recipe, string name, params string[] more)
    {
        string[] model = more.Contains("--model") ? [] : ["--model", $"{server.Address}#fake"];
        return ChildRun.OfAsync([.. seedbed, "generate", input, "--recipe", recipe, "--out", _folder[name], .. model, .. more], _folder.Path);
    }

    private static Task<ChildRun> BareAsync(FakeModelServer server, string bodies, int count, int atOnce) => ChildRun.OfAsync(
        [
            Environment.ProcessPath!, .. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(ModelPath).Assembly.Location] : (string[])[],
            "bare-client", $"{server.Address}/chat/completions", bodies, $"{count}", $"{atOnce}",
        ],
        Path.GetTempPath());

    // What the command sent, for the bare client to send too.
    private string Bodies(FakeModelServer server) =>
        _folder.Write("bodies.jsonl", string.Join('\n', server.Requests.Select(request => request.Body.GetRawText())));

    private async Task<string> OneBodyAsync()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        (await GenerateAsync(server, _folder.Rows(20), _folder.RowRecipe(), "one")).Good();
        return Bodies(server);
    }

    private static string Megabytes(ChildRun run) => $"{run.PeakMemory >> 20} MiB";

    private static void Tell(string work, string seedbed, string bare, double ratio) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"| {work} | {seedbed} | {bare} | {(ratio > 0 ? ratio.ToString("P0", CultureInfo.InvariantCulture) : "")} |"));

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
}
