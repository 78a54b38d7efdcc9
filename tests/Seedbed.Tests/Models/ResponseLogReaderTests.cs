using System.Text;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

public sealed class ResponseLogReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Responses => _folder["responses"];

    private string FilePath => Path.Combine(Responses, "responses.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Calls_come_in_the_order_of_the_log_with_all_that_was_said()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = FakeModelOptions.Numbers(FakeModelFault.Length, 2) });
        await AskAsync(server, new(), "héllo", "cut me");

        List<LoggedCall> calls = await ReadAsync();

        calls.Count.ShouldBe(2);
        LoggedCall first = calls[0];
        (first.Step, first.Unit, first.Draw, first.Ordinal, first.Model, first.Outcome).ShouldBe(("generate", "doc.md#c1", 1, 0, "fake", "ok"));
        first.Messages().ShouldHaveSingleItem().Text.ShouldBe("héllo");
        first.Messages()[0].Role.ShouldBe(ChatRole.User);
        first.Response()!.Text.ShouldContain("answer");
        first.Failure().ShouldBeNull();
        first.InputTokens.ShouldBe(first.Response()!.Usage!.InputTokenCount);
        first.Took.ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
        (first.Answers, first.Counts, first.HasFailed).ShouldBe((1, true, false));
        (calls[1].Outcome, calls[1].HasFailed).ShouldBe(("cut", false));
        Encoding.UTF8.GetString(first.Line.Span).ShouldBe((await File.ReadAllLinesAsync(FilePath))[0]);
    }

    [Fact]
    public async Task Of_several_answers_to_a_request_the_last_one_counts()
    {
        bool broken = true;
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => broken ? FakeModelFault.ContextTooLong : FakeModelFault.None });
        await AskAsync(server, new(), "one", "two");
        broken = false;
        await AskAsync(server, new() { RetryFailed = true }, "one");

        List<LoggedCall> calls = await ReadAsync();

        calls.Select(call => (call.Outcome, call.Answers, call.Counts)).ShouldBe(
            [("context-too-long", 2, false), ("context-too-long", 1, true), ("ok", 2, true)]);
        calls[0].HasFailed.ShouldBeTrue();
        calls[0].Failure()!.Kind.ShouldBe(ModelFailureKind.ContextTooLong);
        calls[0].Response().ShouldBeNull();
    }

    [Fact]
    public async Task The_answer_that_counts_is_the_one_that_is_replayed_whatever_file_it_is_in()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await AskAsync(server, new(), "one");
        File.Move(FilePath, Path.Combine(Responses, "zz-batch.jsonl"));
        await AskAsync(server, new() { NoReplay = true }, "one");

        (await ReadAsync()).Select(call => call.Counts).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_log_is_read_while_it_is_written_and_a_line_under_way_is_not_there_yet()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using ResponseLog log = ResponseLog.Open(Responses);
        using var models = ModelSet.Connect(server.Settings, log: log);
        await models.AskAsync("one");
        var reader = ResponseLogReader.Open(Responses);
        await foreach (LoggedCall call in reader.ReadAsync())
            call.Outcome.ShouldBe("ok");
        await models.AskAsync("two");
        (await ReadAsync()).Count.ShouldBe(2);
        byte[] line = await File.ReadAllBytesAsync(FilePath);
        _folder.Write("copy/responses.jsonl", line[..^1]);

        var torn = ResponseLogReader.Open(_folder["copy"]);
        (await torn.ReadAsync().CountAsync()).ShouldBe(1);
        torn.Damaged.ShouldBe(0);
    }

    [Fact]
    public async Task Damaged_lines_are_counted_and_left_out()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await AskAsync(server, new(), "one", "two", "three");
        string[] lines = await File.ReadAllLinesAsync(FilePath);
        string key = lines[1][..73];
        await File.WriteAllTextAsync(FilePath, string.Join('\n', lines[0], "{}", "nonsense", "", lines[1][..^9], $"{key}\"}}", lines[1] + "x", $"{key}\",\"draw\":\"x\",\"response\":{{}}}}", lines[2]) + "\n");

        var reader = ResponseLogReader.Open(Responses);

        (await reader.ReadAsync().CountAsync()).ShouldBe(2);
        reader.Damaged.ShouldBe(6);
    }

    [Fact]
    public async Task Lines_longer_than_a_block_are_read_whole()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        string[] asked = [.. Enumerable.Range(1, 8).Select(number => new string((char)('a' + number), number * 100_000))];
        await AskAsync(server, new(), asked);

        List<LoggedCall> calls = await ReadAsync();

        calls.Select(call => call.Messages()[0].Text).ShouldBe(asked);
    }

    [Theory]
    [InlineData("guide/pump.md#c12", true)]
    [InlineData("guide/pump.md#c12/3", false)]
    [InlineData("guide/pump.md#c12/d2", true)]
    [InlineData("guide/pump.md#c12/d2/3", true)]
    [InlineData("guide/pump.md#c12/d3/3", false)]
    [InlineData("guide/pump.md", true)]
    [InlineData("guide/pump.md#", true)]
    [InlineData("guide", true)]
    [InlineData("guide/", true)]
    [InlineData("gui", false)]
    [InlineData("guide/pump.md#c1", false)]
    [InlineData("guide/pump.md#c123", false)]
    [InlineData("other", false)]
    public async Task A_call_concerns_its_rows_its_unit_and_what_that_lies_in(string id, bool concerns)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using (ResponseLog log = ResponseLog.Open(Responses))
        using (var models = ModelSet.Connect(server.Settings, log: log))
        {
            var options = new ChatOptions();
            new ModelCall("generate", "guide/pump.md#c12", 2, 0).AttachTo(options);
            await models["teacher"].Client.GetResponseAsync([new(ChatRole.User, "hello")], options);
        }

        (await ReadAsync()).Single().Concerns(id).ShouldBe(concerns);
    }

    [Fact]
    public void A_folder_without_a_log_is_named() =>
        Should.Throw<SeedbedException>(() => ResponseLogReader.Open(Responses)).Message.ShouldContain("no model was asked");

    private async Task AskAsync(FakeModelServer server, ConnectOptions options, params string[] texts)
    {
        using ResponseLog log = ResponseLog.Open(Responses);
        using var models = ModelSet.Connect(server.Settings, log: log, options: options);
        foreach (string text in texts)
        {
            try
            {
                await models.AskAsync(text);
            }
            catch (ModelException)
            {
                // It is in the log.
            }
        }
    }

    private async Task<List<LoggedCall>> ReadAsync() => await ResponseLogReader.Open(Responses).ReadAsync().ToListAsync();
}
