using System.Diagnostics;
using System.Globalization;
using Seedbed.Tests.Doubles;
using Xunit.Abstractions;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A process that dies at any moment loses nothing that was answered, and the next one completes the same bytes.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_at_two_dozen_moments_of_its_life_a_run_ends_with_the_same_bytes_and_asks_nothing_twice()
    {
        QaOutcome undisturbed = await QaOutcome.UndisturbedAsync();
        await using FakeModelServer server = await SlowServerAsync();
        using var qa = new QaFolder(server);
        var run = new KilledRun(qa, server, "1", "--max-in-flight", "4");

        await run.KillAsync(times: 23, undisturbed.Requests);
        (await run.FinishAsync()).ShouldEndWith(0);

        output.WriteLine($"{run.Kills} kills, {server.Count} requests, {undisturbed.Requests} needed");
        run.Kills.ShouldBeGreaterThanOrEqualTo(20);
        qa.Folder.Bytes().ShouldBe(undisturbed.Bytes);
        qa.Folder.ShouldAddUp();
        qa.LoggedCount.ShouldBe(undisturbed.Requests);
    }

    [Fact]
    public async Task Killed_three_times_on_its_way_to_a_target_a_run_ends_with_the_same_bytes()
    {
        string[] arguments = ["--target", "12", "--per", "document", "--max-in-flight", "4"];
        await using FakeModelServer server = await SlowServerAsync();
        using var whole = new QaFolder(server);
        SeedbedProcess undisturbed = await whole.GenerateAsync(arguments);
        undisturbed.ShouldEndWith(0);
        int needed = whole.LoggedCount;
        await using FakeModelServer another = await SlowServerAsync();
        using var qa = new QaFolder(another);
        var run = new KilledRun(qa, another, "target", arguments);

        await run.KillAsync([needed / 4, needed / 2, needed * 3 / 4], needed);
        (await run.FinishAsync()).ShouldEndWith(0);

        output.WriteLine($"{run.Kills} kills, {another.Count} requests, {needed} needed");
        run.Kills.ShouldBe(3);
        qa.Folder.Bytes().ShouldBe(whole.Folder.Bytes());
        qa.Folder.Record().GetProperty("rows").GetInt64().ShouldBe(72);
        qa.Folder.ShouldAddUp();
    }

    [Fact]
    public async Task Ctrl_C_ends_at_once_though_the_server_never_answers_and_keeps_what_it_had_answered()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(
            new() { Fault = request => request.Number > 25 ? FakeModelFault.Hang : FakeModelFault.None });
        using var qa = new QaFolder(server);
        using Process process = qa.Start("--max-in-flight", "4");
        await qa.WaitForRequestsAsync(29);

        var watch = Stopwatch.StartNew();
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        // Nothing but the signal can end it: requests may take five minutes.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(patience.Token);

        output.WriteLine($"ended after {watch.Elapsed.TotalSeconds:F2} s");
        process.ExitCode.ShouldBe(130, await process.StandardError.ReadToEndAsync());
        qa.LoggedCount.ShouldBe(server.Answered);
        qa.Folder.ShouldAddUp();
    }

    private static Task<FakeModelServer> SlowServerAsync() =>
        FakeModelServer.StartAsync(new() { Latency = request => TimeSpan.FromMilliseconds(5 + (request.Hash % 30)) });
}
