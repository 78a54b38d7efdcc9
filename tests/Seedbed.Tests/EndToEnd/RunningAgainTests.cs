using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>Resume is replay: no answered request is asked again, and the same outcomes give the same bytes.</summary>
public sealed class RunningAgainTests
{
    private const int AtOnce = 4;

    [Fact]
    public async Task A_second_run_is_complete_and_asks_nothing()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server);
        (await qa.GenerateAsync()).ShouldEndWith(0);
        int asked = server.Requests.Count;
        (string, string) before = qa.Folder.Bytes();

        SeedbedProcess again = await qa.GenerateAsync("--max-in-flight", "3");

        again.ShouldEndWith(0).Output.ShouldContain("complete already");
        server.Requests.Count.ShouldBe(asked);
        qa.Folder.Bytes().ShouldBe(before);
        qa.Folder.ShouldAddUp();
        await qa.Folder.ShouldHoldOnlyGoodRowsAsync();
    }

    [Fact]
    public async Task The_bytes_are_the_same_whatever_the_number_at_once_and_the_delays()
    {
        (string, string) oneByOne = await BytesAsync(_ => TimeSpan.Zero, "--max-in-flight", "1");
        (string, string) atOnce = await BytesAsync(request => TimeSpan.FromMilliseconds(request.Number * 7919 % 60), "--max-in-flight", "64");

        atOnce.ShouldBe(oneByOne);
    }

    [Fact]
    public async Task After_a_kill_nothing_that_was_answered_is_asked_again_and_the_bytes_are_the_same()
    {
        await using FakeModelServer server = await SlowServerAsync();
        using var qa = new QaFolder(server);
        using (Process process = qa.Start("--max-in-flight", $"{AtOnce}"))
        {
            await qa.WaitForRequestsAsync(25);
            process.Kill();
            await process.WaitForExitAsync();
        }

        qa.Folder.ShouldHoldNoDataset();
        (await qa.GenerateAsync("--max-in-flight", $"{AtOnce}")).ShouldEndWith(0);

        server.Requests.Count(request => request.Attempt > 1).ShouldBeLessThanOrEqualTo(AtOnce, "only what was under way");
        qa.Folder.Bytes().ShouldBe(await BytesAsync(_ => TimeSpan.Zero));
        qa.Folder.ShouldAddUp();
    }

    [Fact]
    public async Task Without_replay_a_complete_run_is_made_anew_and_its_outputs_are_kept()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);
        (await qa.GenerateAsync()).ShouldEndWith(0);
        int asked = server.Requests.Count;
        (string, string) before = qa.Folder.Bytes();

        (await qa.GenerateAsync("--no-replay")).ShouldEndWith(0);

        server.Requests.Count.ShouldBe(2 * asked);
        server.Requests.ShouldAllBe(request => request.Attempt <= 2);
        qa.Folder.Bytes().ShouldBe(before, "the same answers, the same bytes");
        qa.Folder.Bytes("run/previous/1").ShouldBe(before);
        qa.Folder.Lines("run/responses/responses.jsonl").Count.ShouldBe(2 * asked);
        qa.Folder.ShouldAddUp();
        (await qa.GenerateAsync()).ShouldEndWith(0).Output.ShouldContain("complete already");
    }

    [Fact]
    public async Task A_run_without_replay_that_is_killed_goes_on_by_replay()
    {
        await using FakeModelServer server = await SlowServerAsync();
        using var qa = new QaFolder(server, documents: 2);
        (await qa.GenerateAsync("--max-in-flight", $"{AtOnce}")).ShouldEndWith(0);
        int asked = server.Requests.Count;
        using (Process process = qa.Start("--max-in-flight", $"{AtOnce}", "--no-replay"))
        {
            await qa.WaitForRequestsAsync(asked + 8);
            process.Kill();
            await process.WaitForExitAsync();
        }

        int killed = server.Requests.Count;
        (await qa.GenerateAsync("--max-in-flight", $"{AtOnce}")).ShouldEndWith(0);

        server.Requests.Count.ShouldBe(killed, "what was not asked anew is answered from before");
        qa.Folder.ShouldAddUp();
    }

    [Fact]
    public async Task Ctrl_C_ends_in_good_order_and_running_again_completes_with_the_same_bytes()
    {
        await using FakeModelServer server = await SlowServerAsync();
        using var qa = new QaFolder(server);
        using (Process process = qa.Start("--max-in-flight", $"{AtOnce}"))
        {
            await qa.WaitForRequestsAsync(30);
            using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync();
            string said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(130, said);
            said.ShouldNotContain("Exception");
        }

        qa.Folder.Record().GetProperty("state").GetString().ShouldBe("stopped");
        qa.Folder.ShouldAddUp();
        (await qa.GenerateAsync()).ShouldEndWith(0);
        server.Requests.Count(request => request.Attempt > 1).ShouldBeLessThanOrEqualTo(AtOnce, "only what was under way");
        qa.Folder.Bytes().ShouldBe(await BytesAsync(_ => TimeSpan.Zero));
    }

    [Fact]
    public async Task A_changed_last_threshold_is_refused_without_update_and_asks_nothing_with_it()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server);
        (await qa.GenerateAsync()).ShouldEndWith(0);
        int asked = server.Requests.Count;
        long rows = qa.Folder.Record().GetProperty("rows").GetInt64();
        qa.ChangeRecipe("keep: { column: answer_score, at-least: 2 }", "keep: { column: answer_score, at-least: 3 }");

        (await qa.GenerateAsync()).ShouldFailWith("the recipe or its parameters changed", "--update");
        (await qa.GenerateAsync("--update")).ShouldEndWith(0);

        server.Requests.Count.ShouldBe(asked);
        qa.Folder.Record().GetProperty("rows").GetInt64().ShouldBeLessThan(rows);
        qa.Folder.Lines("run/previous/1/dataset.jsonl").Count.ShouldBe((int)rows);
        qa.Folder.ShouldAddUp();
    }

    [Fact]
    public async Task A_changed_earlier_threshold_asks_only_what_its_rows_changed()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 10);
        (await qa.GenerateAsync()).ShouldEndWith(0);
        int asked = server.Requests.Count;
        HashSet<string> changed = UnitsWithScoreTwo(qa.Folder);
        changed.ShouldNotBeEmpty();
        qa.ChangeRecipe("keep: { column: question_score, at-least: 2 }", "keep: { column: question_score, at-least: 3 }");

        (await qa.GenerateAsync("--update")).ShouldEndWith(0);

        string[] more = [.. qa.Folder.Lines("run/responses/responses.jsonl").Skip(asked).Select(line => line.GetProperty("unit").GetString()!)];
        server.Requests.Count.ShouldBe(asked + more.Length);
        more.ShouldNotBeEmpty();
        more.ShouldAllBe(unit => changed.Contains(unit));
        qa.Folder.ShouldAddUp();
    }

    private static HashSet<string> UnitsWithScoreTwo(CommandFolder folder)
    {
        IEnumerable<JsonElement> rows = folder.Lines("run/dataset.jsonl").Concat(
            folder.Lines("run/rejects.jsonl").Select(reject => reject.TryGetProperty("row", out JsonElement row) ? row : default));
        return [.. rows
            .Where(row => row.ValueKind == JsonValueKind.Object && row.TryGetProperty("question_score", out JsonElement score) && score.GetInt32() == 2)
            .Select(row => row.GetProperty("id").GetString()!)
            .Select(id => id[..id.LastIndexOf('/')])];
    }

    private static Task<FakeModelServer> SlowServerAsync() =>
        FakeModelServer.StartAsync(new() { Latency = request => TimeSpan.FromMilliseconds(30 + (request.Number * 7919 % 40)) });

    // The bytes of a run that nothing interrupts.
    private static async Task<(string Dataset, string Rejects)> BytesAsync(Func<FakeModelRequest, TimeSpan> latency, params string[] more)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = latency });
        using var qa = new QaFolder(server);
        (await qa.GenerateAsync(more)).ShouldEndWith(0);
        return qa.Folder.Bytes();
    }
}
