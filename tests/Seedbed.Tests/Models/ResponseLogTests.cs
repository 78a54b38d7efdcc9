using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

public sealed class ResponseLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string FilePath => Path.Combine(_folder["responses"], "responses.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_run_asks_nothing_and_hears_the_same()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        string[] first = await RunAsync(server, "one", "two", "three");
        string[] second = await RunAsync(server, "one", "two", "three");
        second.ShouldBe(first);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Requests_and_replays_are_counted()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await RunAsync(server, "one");
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(server.Settings, log: log);
        await models.AskAsync("one");
        await models.AskAsync("two");
        ModelUsage usage = models["teacher"].Usage;
        (usage.Requests, usage.Replayed).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_torn_last_line_is_dropped_and_asked_again()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        string[] first = await RunAsync(server, "one", "two", "three");
        byte[] whole = await File.ReadAllBytesAsync(FilePath);
        int lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        foreach (int cut in new[] { whole.Length - 1, whole.Length - 2, lastLine + 40, lastLine + 1, lastLine })
        {
            await File.WriteAllBytesAsync(FilePath, whole[..cut]);
            using (ResponseLog log = ResponseLog.Open(_folder["responses"]))
                log.Count.ShouldBe(2);
            new FileInfo(FilePath).Length.ShouldBe(lastLine);
        }

        int asked = server.Requests.Count;
        (await RunAsync(server, "one", "two", "three")).ShouldBe(first);
        server.Requests.Count.ShouldBe(asked + 1);
        (await File.ReadAllLinesAsync(FilePath)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_damaged_line_is_asked_again_and_the_others_still_answer()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await RunAsync(server, "one", "two", "three");
        string[] lines = await File.ReadAllLinesAsync(FilePath);
        lines[1] = lines[1][..100] + lines[1][110..];
        await File.WriteAllTextAsync(FilePath, string.Join('\n', lines) + "\n{}\nnonsense\n\n");
        await RunAsync(server, "one", "two", "three");
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Every_file_in_the_folder_answers()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await RunAsync(server, "one", "two");
        File.Move(FilePath, Path.Combine(_folder["responses"], "batch-1.jsonl"));
        await RunAsync(server, "one", "two", "three");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Equal_requests_under_way_at_once_are_asked_once()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromMilliseconds(30) });
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(server.Settings, log: log);
        ChatResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => models.AskAsync("same")));
        responses.Select(response => response.Text).Distinct().ShouldHaveSingleItem();
        server.Requests.Count.ShouldBe(1);
        models["teacher"].Usage.Replayed.ShouldBe(19);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_take_the_others_along()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request => request.Number == 1 ? FakeModelFault.Hang : FakeModelFault.None,
        });
        using var models = ModelSet.Connect(server.Settings);
        using var cancel = new CancellationTokenSource();
        Task<ChatResponse> first = models.AskAsync("same", cancellationToken: cancel.Token);
        while (server.Requests.Count == 0)
            await Task.Delay(5);
        Task<ChatResponse> second = models.AskAsync("same");
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        (await second).Text.ShouldContain("answer");
    }

    [Fact]
    public async Task Draws_and_ordinals_are_requests_of_their_own()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);
        foreach ((int draw, int ordinal) in new[] { (1, 0), (1, 1), (2, 0) })
            await models.AskAsync("same", draw, ordinal);
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_failure_for_good_is_replayed_as_one_until_failed_requests_are_asked_again()
    {
        bool broken = true;
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => broken ? FakeModelFault.ContextTooLong : FakeModelFault.None });
        for (int i = 0; i < 2; i++)
        {
            using ResponseLog log = ResponseLog.Open(_folder["responses"]);
            using var models = ModelSet.Connect(server.Settings, log: log);
            (await Should.ThrowAsync<ModelException>(() => models.AskAsync("long"))).Failure.Kind.ShouldBe(ModelFailureKind.ContextTooLong);
        }

        server.Requests.Count.ShouldBe(1);
        broken = false;
        using (ResponseLog log = ResponseLog.Open(_folder["responses"]))
        using (var models = ModelSet.Connect(server.Settings, log: log, options: new() { RetryFailed = true }))
            await models.AskAsync("long");
        using (ResponseLog log = ResponseLog.Open(_folder["responses"]))
        using (var models = ModelSet.Connect(server.Settings, log: log))
            (await models.AskAsync("long")).Text.ShouldContain("answer");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_replay_each_request_is_asked_anew_once_and_the_new_answer_counts_from_then_on()
    {
        int process = 0;
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => process == 0 ? FakeModelFault.None : FakeModelFault.Fenced });
        string[] old = await RunAsync(server, "one", "two");
        process = 1;
        string anew;
        using (ResponseLog log = ResponseLog.Open(_folder["responses"]))
        using (var models = ModelSet.Connect(server.Settings, log: log, options: new() { NoReplay = true }))
        {
            anew = (await models.AskAsync("one")).Text;
            (await models.AskAsync("one")).Text.ShouldBe(anew);
            (models["teacher"].Usage.Requests, models["teacher"].Usage.Replayed).ShouldBe((1, 1));
        }

        anew.ShouldNotBe(old[0]);
        (await RunAsync(server, "one", "two")).ShouldBe([anew, old[1]]);
        server.Requests.Count.ShouldBe(3);
        (await File.ReadAllLinesAsync(FilePath)).Length.ShouldBe(3, "nothing is deleted");
    }

    [Fact]
    public async Task A_failed_request_is_asked_again_once_in_a_process()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.ContextTooLong });
        for (int process = 1; process <= 2; process++)
        {
            using ResponseLog log = ResponseLog.Open(_folder["responses"]);
            using var models = ModelSet.Connect(server.Settings, log: log, options: new() { RetryFailed = true });
            for (int i = 0; i < 3; i++)
                await Should.ThrowAsync<ModelException>(() => models.AskAsync("long"));
            server.Requests.Count.ShouldBe(process);
        }
    }

    [Fact]
    public async Task Equal_requests_of_teacher_and_critic_of_one_name_are_asked_once()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = _ => TimeSpan.FromMilliseconds(30) });
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(server.Settings, server.Settings with { ContextWindow = 4096 }, log);
        models["critic"].ShouldNotBeSameAs(models["teacher"]);
        ChatResponse[] responses = await Task.WhenAll(
            ((string[])["teacher", "critic"]).Select(role => models[role].Client.GetResponseAsync([new(ChatRole.User, "same")], Ask.Options())));
        responses[1].Text.ShouldBe(responses[0].Text);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_says_who_asked_what_and_what_came_but_no_secret()
    {
        const string Variable = "SEEDBED_TEST_KEY_B";
        Environment.SetEnvironmentVariable(Variable, "sk-hidden-1");
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { ApiKey = "sk-hidden-1" });
        using (ResponseLog log = ResponseLog.Open(_folder["responses"]))
        using (var models = ModelSet.Connect(server.Settings with { ApiKeyVariable = Variable }, log: log))
            await models.AskAsync("héllo");
        string line = (await File.ReadAllLinesAsync(FilePath)).ShouldHaveSingleItem();
        line.ShouldNotContain("sk-hidden-1");
        line.ShouldContain("héllo");
        JsonElement logged = JsonElement.Parse(line);
        logged.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["key", "step", "unit", "draw", "ordinal", "request", "response", "usage", "seconds"]);
        logged.GetProperty("request").GetProperty("messages")[0].GetProperty("content").GetString().ShouldBe("héllo");
    }

    [Fact]
    public async Task Many_at_once_write_whole_lines()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        string[] asked = [.. Enumerable.Range(0, 300).Select(number => $"hello {number} {new string('x', number * 7)}")];
        using (ResponseLog log = ResponseLog.Open(_folder["responses"]))
        using (var models = ModelSet.Connect(server.Settings, log: log))
            await Task.WhenAll(asked.Select(text => models.AskAsync(text)));
        using ResponseLog again = ResponseLog.Open(_folder["responses"]);
        again.Count.ShouldBe(300);
        foreach (string line in await File.ReadAllLinesAsync(FilePath, Encoding.UTF8))
            JsonElement.Parse(line).ValueKind.ShouldBe(JsonValueKind.Object);
    }

    private async Task<string[]> RunAsync(FakeModelServer server, params string[] texts)
    {
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(server.Settings, log: log);
        var replies = new List<string>();
        foreach (string text in texts)
            replies.Add((await models.AskAsync(text)).Text);
        return [.. replies];
    }
}
