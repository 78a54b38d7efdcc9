using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

public sealed class ShieldChatClientTests
{
    [Fact]
    public async Task An_answer_under_way_when_its_run_is_stopped_is_still_kept()
    {
        var arrived = new TaskCompletionSource();
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Latency = _ =>
            {
                arrived.TrySetResult();
                return TimeSpan.FromMilliseconds(200);
            },
        });
        using var folder = new TempFolder();
        using ResponseLog log = ResponseLog.Open(folder["responses"]);
        using ModelSet models = ModelSet.Connect(server.Settings, log: log);
        using var stop = new CancellationTokenSource();

        Task<ChatResponse> asking = models.AskAsync("one", cancellationToken: stop.Token);
        await arrived.Task;
        await stop.CancelAsync();
        await asking.ContinueWith(_ => { }, TaskScheduler.Default);

        log.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_never_answers_does_not_keep_a_stopped_run_waiting()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Hang });
        using ModelSet models = ModelSet.Connect(server.Settings with { Limits = new() { TimeOut = TimeSpan.FromHours(1) } });
        models.Grace!.Length = TimeSpan.FromMilliseconds(50);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => models.AskAsync("one", cancellationToken: stop.Token));

        server.Requests.Count.ShouldBe(1);
    }
}
