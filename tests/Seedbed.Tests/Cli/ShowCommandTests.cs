using System.Diagnostics;
using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary><c>seedbed show</c>, as a user calls it.</summary>
public sealed class ShowCommandTests
{
    [Fact]
    public async Task A_run_under_way_and_a_killed_one_say_what_is_kept_and_how_to_go_on()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = request => TimeSpan.FromMilliseconds(request.Number < 40 ? 150 : 600_000) });
        using var qa = new QaFolder(server, documents: 6);
        using Process process = qa.Start("--max-in-flight", "2");
        SeedbedProcess running = await ShownAsync(qa, process, "so far: [1-9]");

        process.Kill();
        await process.WaitForExitAsync();
        SeedbedProcess killed = await qa.Folder.RunAsync("show", "run");

        running.Output.ShouldStartWith("running: a process has been working on it since 20");
        running.Output.ShouldNotContain("to go on");
        killed.ShouldEndWith(0).Output.ShouldStartWith("unfinished: its last process, begun 20");
        killed.Output.ShouldMatch(@"so far: [1-9]\d* rows? and \d+ rejects?, as of \d+\.\d s after it began\ncoverage: [1-9]\d* units? worked, ");
        killed.Output.ShouldContain($"kept: {qa.LoggedCount} answers of models, which are not asked again\n");
        killed.Output.ShouldEndWith("to go on: run the same `seedbed generate` again\n");
        qa.Folder.Record().GetProperty("state").GetString().ShouldBe("running");
    }

    [Fact]
    public async Task Each_of_several_endpoints_is_named_with_what_it_was_asked_and_its_fault()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);
        qa.Folder.Write("two.yaml", $"models: {{ m: {{ endpoints: ['{server.Address}', 'http://127.0.0.1:9/v1'], model: fake }} }}\nteacher: m\n");

        SeedbedProcess run = await qa.GenerateAsync("--config", "two.yaml");

        run.ShouldEndWith(0).Output.ShouldContain($"\n  {server.Address}: {server.Count} attempts, {server.Count} answered\n");
        run.Output.ShouldMatch(@"\n  http://127\.0\.0\.1:9/v1: [1-9]\d* attempts?, 0 answered; last fault: nothing answers at http://127\.0\.0\.1:9/v1 \(");
        JsonElement dead = qa.Folder.Record().GetProperty("models")[0].GetProperty("endpoints")[1];
        (dead.GetProperty("endpoint").GetString(), dead.GetProperty("answered").GetInt64()).ShouldBe(("http://127.0.0.1:9/v1", 0));
        (await qa.Folder.RunAsync("show", "run")).Output.ShouldContain("http://127.0.0.1:9/v1");
    }

    [Fact]
    public async Task One_endpoint_needs_no_line_of_its_own()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);

        SeedbedProcess run = await qa.GenerateAsync();

        run.ShouldEndWith(0).Output.ShouldNotContain(server.Address.ToString());
        qa.Folder.Record().GetProperty("models")[0].TryGetProperty("endpoints", out _).ShouldBeFalse();
    }

    private static async Task<SeedbedProcess> ShownAsync(QaFolder qa, Process process, string pattern)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            process.HasExited.ShouldBeFalse("the run goes on");
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), "the run writes down how far it is");
            SeedbedProcess shown = await qa.Folder.RunAsync("show", "run");
            if (System.Text.RegularExpressions.Regex.IsMatch(shown.Output, pattern))
                return shown;
            await Task.Delay(200);
        }
    }
}
