using System.Globalization;
using System.Text;
using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Benchmarks;

/// <summary>The fault table: <c>qa</c> by the real command over a small text, each fault at one request in ten, then together.</summary>
internal sealed class Faults(string[] seedbed) : IDisposable
{
    public const string Usage = "[--seedbed COMMAND] [--out FILE.md]";

    private readonly ModelPathFolder _folder = new();
    private int _runs;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var faults = new Faults(Option(arguments, "--seedbed")?.Split(' ') ?? [Path.GetFullPath("seedbed")]);
        var table = new StringBuilder();
        await foreach (string line in faults.LinesAsync())
        {
            Console.WriteLine(line);
            table.AppendLine(line);
        }

        if (Option(arguments, "--out") is { } file)
            await File.WriteAllTextAsync(file, table.ToString());
        return 0;
    }

    public void Dispose() => _folder.Dispose();

    private async IAsyncEnumerable<string> LinesAsync()
    {
        yield return "| fault | rate | rows asked | delivered | same as without | rejected by reason | requests | answers kept | seconds | exit code |";
        yield return "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";
        (string line, string undisturbed) = await LineAsync("none", "", new FakeModelFaultPlan(), null);
        yield return line;
        foreach (FakeModelFault fault in (FakeModelFault[])[.. FakeModelFaultPlan.Passing, .. FakeModelFaultPlan.OfContent])
            yield return (await LineAsync(Named(fault), "10 %", FakeModelFaultPlan.Each(0.1, fault), undisturbed)).Line;
        yield return (await LineAsync("all that pass", "10 % each", FakeModelFaultPlan.Each(0.1, FakeModelFaultPlan.Passing), undisturbed)).Line;
        FakeModelFault[] all = [.. FakeModelFaultPlan.Passing, .. FakeModelFaultPlan.OfContent];
        yield return (await LineAsync("all kinds together", "3 % each", FakeModelFaultPlan.Each(0.03, all), undisturbed)).Line;
        foreach (FakeModelFault fault in FakeModelFaultPlan.OfEndpoint)
            yield return (await LineAsync(Named(fault), "from the 31st request", FakeModelFaultPlan.Each(1, fault) with { From = 31 }, undisturbed)).Line;
    }

    private async Task<(string Line, string Dataset)> LineAsync(string fault, string rate, FakeModelFaultPlan plan, string? undisturbed)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = plan.Of, Latency = _ => TimeSpan.FromMilliseconds(20), DripInterval = TimeSpan.FromMilliseconds(100), KeepsRequests = false });
        _folder.Text(40_000);
        _folder.Write("seedbed.yaml", $"models:\n  mine: {{ endpoint: \"{server.Address}\", model: fake, context-window: 2944, time-out: 3 }}\n");
        string run = $"run-{_runs++}";
        ChildRun child = await ChildRun.OfAsync(
            [.. seedbed, "generate", "manual.md", "--recipe", "qa", "--out", run, "--model", "mine"], _folder.Path);
        string dataset = File.Exists(_folder[$"{run}/dataset.jsonl"]) ? await File.ReadAllTextAsync(_folder[$"{run}/dataset.jsonl"]) : "";
        JsonElement record = JsonElement.Parse(await File.ReadAllTextAsync(_folder[$"{run}/run.json"]));
        string same = undisturbed is null ? "" : dataset == undisturbed ? "yes" : dataset.Length == 0 ? "no dataset" : "no";
        return (string.Create(
            CultureInfo.InvariantCulture,
            $"| {fault} | {rate} | {Asked(record)} | {record.GetProperty("rows").GetInt64()} | {same} | {Rejected(record)} | {server.Count} | {Kept(run)} | {child.Seconds:F1} | {child.ExitCode} |"),
            dataset);
    }

    private int Kept(string run) => File.ReadLines(_folder[$"{run}/responses/responses.jsonl"]).Count();

    // What enters the first step that asks a model.
    private static long Asked(JsonElement record) => record.GetProperty("steps").EnumerateArray()
        .Where(step => step.GetProperty("step").GetString() == "generate").Select(step => step.GetProperty("in").GetInt64()).FirstOrDefault();

    private static string Rejected(JsonElement record) => string.Join(", ", record.GetProperty("steps").EnumerateArray()
        .SelectMany(step => step.GetProperty("rejected").EnumerateObject()).GroupBy(reason => reason.Name)
        .Select(reasons => $"{reasons.Key} {reasons.Sum(reason => reason.Value.GetInt64())}"));

    private static string Named(FakeModelFault fault) =>
        string.Concat(fault.ToString().Select((letter, place) => char.IsUpper(letter) && place > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
}
