using Seedbed.Models;
using Seedbed.Runs;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A server that is away for longer than a request is tried for: the run waits, and its bytes don't show it.</summary>
public sealed class OutageTests
{
    private static readonly RequestLimits Limits = new() { Backoff = TimeSpan.FromMilliseconds(5), TimeOut = TimeSpan.FromSeconds(20) };

    [Theory]
    [InlineData(FakeModelFault.Loading, FakeModelFault.Loading)]
    [InlineData(FakeModelFault.ServerError, FakeModelFault.None)]
    [InlineData(FakeModelFault.Reset, FakeModelFault.Reset)]
    public async Task One_that_is_sick_in_mid_run_is_waited_for(FakeModelFault fault, FakeModelFault toModels)
    {
        var sick = new TaskCompletionSource();
        bool isOver = false;
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request =>
            {
                if (request.Number == 25)
                    sick.SetResult();
                return sick.Task.IsCompleted && !isOver ? fault : FakeModelFault.None;
            },
            ModelsFault = () => sick.Task.IsCompleted && !isOver ? toModels : FakeModelFault.None,
        });
        using var qa = new QaFolder(server);
        Task<RunRecord> run = qa.RunHereAsync(Limits);

        await sick.Task;
        await Task.Delay(20 * Limits.Attempts * Limits.Backoff);
        run.IsCompleted.ShouldBeFalse();
        isOver = true;

        (await run).State.ShouldBe(RunState.Finished);
        qa.Folder.Bytes().ShouldBe((await QaOutcome.UndisturbedAsync()).Bytes);
    }

    [Fact]
    public async Task One_that_is_gone_in_mid_run_and_comes_back_at_its_port_is_waited_for()
    {
        var late = new TaskCompletionSource();
        FakeModelServer first = await FakeModelServer.StartAsync(new()
        {
            Fault = request =>
            {
                if (request.Number == 25)
                    late.SetResult();
                return request.Number < 25 ? FakeModelFault.None : FakeModelFault.Hang;
            },
        });
        using var qa = new QaFolder(first);
        Task<RunRecord> run = qa.RunHereAsync(Limits);
        await late.Task;
        await first.DisposeAsync();
        await Task.Delay(20 * Limits.Attempts * Limits.Backoff);
        run.IsCompleted.ShouldBeFalse();
        await using FakeModelServer again = await FakeModelServer.StartAsync(new() { Port = first.Address.Port });

        (await run).State.ShouldBe(RunState.Finished);
        qa.Folder.Bytes().ShouldBe((await QaOutcome.UndisturbedAsync()).Bytes);
    }
}
