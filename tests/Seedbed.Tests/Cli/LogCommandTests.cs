using System.Text.Json;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary><c>seedbed log</c>, as a user calls it.</summary>
public sealed class LogCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Prompts_and_replies_are_shown_and_filtered()
    {
        await FillAsync();

        SeedbedProcess all = await _folder.RunAsync("log", "run");
        SeedbedProcess failed = await _folder.RunAsync("log", "run", "--outcome", "failed");
        SeedbedProcess row = await _folder.RunAsync("log", "run", "--row", "doc.md#c1/2", "--limit", "1");
        SeedbedProcess last = await _folder.RunAsync("log", "run", "--last", "1", "--step", "generate", "--model", "fake");

        all.ShouldEndWith(0).Output.Split('\n').Count(line => line.StartsWith("── generate  doc.md#c1, draw 1  fake: ", StringComparison.Ordinal)).ShouldBe(4);
        all.Output.ShouldContain("   user\n     What is a pump?\n");
        all.Output.ShouldContain("   reply\n     {\"answer\"");
        failed.ShouldEndWith(0).Output.ShouldContain("fake: refused in ");
        failed.Output.ShouldContain("   failure\n");
        failed.Output.ShouldNotContain("What is a pump?");
        row.Output.ShouldContain("What is a pump?");
        row.Output.ShouldNotContain("steer");
        last.Output.ShouldContain("answered 2 times; this answer, the last one, counts");
        last.Output.ShouldNotContain("steer");
    }

    [Fact]
    public async Task What_could_steer_a_terminal_does_not()
    {
        await FillAsync();

        SeedbedProcess all = await _folder.RunAsync("log", "run");

        all.Output.ShouldContain("steer \uFFFD[31m");
        all.Output.ShouldNotContain("\u001b");
        all.Output.ShouldNotContain("\r");
    }

    [Fact]
    public async Task Machines_get_the_lines_and_the_sums()
    {
        await FillAsync();

        SeedbedProcess lines = await _folder.RunAsync("log", "run", "--json");
        SeedbedProcess table = await _folder.RunAsync("log", "run", "--summary");
        SeedbedProcess sums = await _folder.RunAsync("log", "run", "--summary", "--json");

        lines.ShouldEndWith(0).Output.ShouldBe(File.ReadAllText(_folder["run/responses/responses.jsonl"]));
        table.ShouldEndWith(0).Output.ShouldStartWith("4 requests, 1 of them superseded by a later answer to the same request\n");
        table.Output.ShouldContain("failed: refused 1\n");
        JsonElement sum = JsonElement.Parse(sums.ShouldEndWith(0).Output);
        (sum.GetProperty("step").GetString(), sum.GetProperty("requests").GetInt32(), sum.GetProperty("superseded").GetInt32()).ShouldBe(("generate", 4, 1));
        sum.GetProperty("outcomes").GetProperty("ok").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Damaged_lines_are_counted_on_standard_error()
    {
        await FillAsync();
        File.AppendAllText(_folder["run/responses/responses.jsonl"], "nonsense\n{\"key\":\"torn");

        SeedbedProcess run = await _folder.RunAsync("log", "run", "--summary");

        run.ShouldEndWith(0).Error.ShouldStartWith("seedbed: 1 damaged line was left out");
        run.Output.ShouldStartWith("4 requests");
    }

    [Fact]
    public async Task Names_that_the_log_does_not_know_are_told_with_the_nearest()
    {
        await FillAsync();

        (await _folder.RunAsync("log", "run", "--step", "genrate")).ShouldFailWith("'genrate'", "did you mean 'generate'?");
        (await _folder.RunAsync("log", "run", "--model", "fak")).ShouldFailWith("did you mean 'fake'?");
        (await _folder.RunAsync("log", "run", "--row", "doc.md#c7")).ShouldFailWith("no request for 'doc.md#c7'");
        (await _folder.RunAsync("log", "nowhere")).ShouldFailWith("nowhere", "does not exist");
        (await _folder.RunAsync("log", "run", "--limit", "1", "--last", "1")).ShouldFailWith("--limit and --last");
        (await _folder.RunAsync("log", "run", "--outcome", "refusd")).Error.ShouldContain("did you mean 'refused'?");
        (await _folder.RunAsync("log", "run", "--limit", "0")).Error.ShouldContain("--limit must be a whole number");
        Directory.CreateDirectory(_folder["empty"]);
        (await _folder.RunAsync("log", "empty")).ShouldFailWith("no model was asked there yet");
    }

    [Fact]
    public async Task Known_names_that_nothing_fits_together_are_no_error()
    {
        await FillAsync();

        SeedbedProcess none = await _folder.RunAsync("log", "run", "--outcome", "cut");

        none.ShouldEndWith(0).Output.ShouldBeEmpty();
        none.Error.ShouldBe("seedbed: no request in the log is of that kind\n");
    }

    [Fact]
    public async Task A_log_without_requests_says_so_and_names_what_asks_none()
    {
        using (ResponseLog.Open(_folder["run/responses"]))
        {
        }

        _folder.Write("in/pump.md", CommandFolder.PumpManual);
        (await _folder.RunAsync("generate", "in", "--recipe", "rules.yaml", "--out", "by-rules")).ShouldEndWith(0);

        (await _folder.RunAsync("log", "run")).ShouldBe(new(0, "", "seedbed: the log holds no request yet\n"));
        (await _folder.RunAsync("log", "run", "--step", "judge")).ShouldBe(new(0, "", "seedbed: the log holds no request yet\n"));
        (await _folder.RunAsync("log", "by-rules")).ShouldFailWith("by-rules has no requests: its recipe rules asks no model");
    }

    [Fact]
    public async Task What_was_asked_again_is_marked()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = FakeModelOptions.Numbers(FakeModelFault.Prose, 1) });
        using var qa = new QaFolder(server, documents: 1);
        (await qa.GenerateAsync()).ShouldEndWith(0);

        SeedbedProcess all = await qa.Folder.RunAsync("log", "run");
        SeedbedProcess table = await qa.Folder.RunAsync("log", "run", "--summary");
        SeedbedProcess sums = await qa.Folder.RunAsync("log", "run", "--summary", "--json");

        all.ShouldEndWith(0).Output.Split('\n').Count(line => line.Contains("fake, asked again: ok in ", StringComparison.Ordinal)).ShouldBe(1);
        table.Output.ShouldStartWith($"{server.Count} requests, 1 of them for what an earlier reply lacked\n");
        sums.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Sum(line => JsonElement.Parse(line).GetProperty("asked_again").GetInt64()).ShouldBe(1);
    }

    [Fact]
    public async Task One_request_is_no_requests()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using (ResponseLog log = ResponseLog.Open(_folder["run/responses"]))
        using (var models = ModelSet.Connect(server.Settings, log: log))
            await models.AskAsync("What is a pump?");

        (await _folder.RunAsync("log", "run", "--summary")).ShouldEndWith(0).Output.ShouldStartWith("1 request\n");
    }

    /// <summary>Three requests, of which the second fails for good; then the first one once more.</summary>
    private async Task FillAsync()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request => request.Prompt.Contains("refuse", StringComparison.Ordinal) ? FakeModelFault.BadRequest : FakeModelFault.None,
        });
        using (ResponseLog log = ResponseLog.Open(_folder["run/responses"]))
        using (var models = ModelSet.Connect(server.Settings, log: log))
        {
            await models.AskAsync("What is a pump?");
            await Should.ThrowAsync<ModelException>(() => models.AskAsync("refuse this"));
            await models.AskAsync("steer \u001b[31m the\rterminal");
        }

        using (ResponseLog log = ResponseLog.Open(_folder["run/responses"]))
        using (var models = ModelSet.Connect(server.Settings, log: log, options: new() { NoReplay = true }))
            await models.AskAsync("What is a pump?");
    }
}
