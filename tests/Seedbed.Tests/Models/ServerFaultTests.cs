using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

/// <summary>Servers that say things of their own, over real sockets.</summary>
public sealed class ServerFaultTests
{
    private const string Ok = """{"id":"x","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"yes"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}""";

    [Theory]
    [InlineData("This model's maximum context length is 4097 tokens. However, you requested 5000 tokens (4500 in the messages, 500 in the completion).", "(prompt 4500 tokens, max_tokens 500, window 4097)")]
    [InlineData("'max_tokens' or 'max_completion_tokens' is too large: 3000. This model's maximum context length is 2048 tokens and your request has 20 input tokens", "(prompt 20 tokens, max_tokens 3000, window 2048)")]
    [InlineData("the request exceeds the available context size, try increasing it\",\"n_prompt_tokens\":4000,\"n_ctx\":2048,\"x\":\"", "(prompt 4000 tokens, max_tokens 100, window 2048)")]
    [InlineData("input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000, the context window is full", "(prompt 188240 tokens, max_tokens 21333, window 200000)")]
    public async Task A_context_that_is_too_long_is_named_with_its_numbers(string said, string numbers)
    {
        await using RawServer server = new(_ => RawServer.Reply(400, $$$"""{"error":{"message":"{{{said}}}"} }"""));
        using var models = ModelSet.Connect(server.Settings);
        ModelException failed = await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"));
        failed.Failure.Kind.ShouldBe(ModelFailureKind.ContextTooLong);
        failed.Message.ShouldContain(numbers);
    }

    [Fact]
    public async Task A_server_that_wants_completion_tokens_gets_them_from_then_on()
    {
        await using RawServer server = new(request => request.Contains("max_completion_tokens", StringComparison.Ordinal)
            ? RawServer.Reply(200, Ok)
            : RawServer.Reply(400, """{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","code":"unsupported_parameter"}}"""));
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("one");
        await models.AskAsync("two");
        server.Requests.Select(request => request.Contains("max_completion_tokens", StringComparison.Ordinal)).ShouldBe([false, true, true]);
        server.Requests.ShouldAllBe(request => request.Contains("json_schema"));
    }

    [Fact]
    public async Task A_temperature_that_nobody_set_is_left_out_where_it_is_refused()
    {
        await using RawServer server = new(request => request.Contains("\"temperature\"", StringComparison.Ordinal)
            ? RawServer.Reply(400, """{"error":{"message":"Unsupported value: 'temperature' does not support 0.7 with this model."}}""")
            : RawServer.Reply(200, Ok));
        using (var models = ModelSet.Connect(server.Settings))
            (await models.AskAsync("one")).Text.ShouldBe("yes");
        using var set = ModelSet.Connect(server.Settings with { Sampling = new() { Temperature = 0.7f } });
        (await Should.ThrowAsync<ModelException>(() => set.AskAsync("two"))).Failure.Kind.ShouldBe(ModelFailureKind.Refused);
    }

    [Fact]
    public async Task A_403_stops_the_run_before_the_first_answer_and_fails_one_request_later()
    {
        await using RawServer server = new(request => request.Contains("forbidden", StringComparison.Ordinal)
            ? RawServer.Reply(403, """{"error":{"message":"this content is not allowed"}}""")
            : RawServer.Reply(200, Ok));
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("forbidden"))).Message.ShouldContain("403");
        await models.AskAsync("hello");
        ModelException failed = await Should.ThrowAsync<ModelException>(() => models.AskAsync("forbidden again"));
        (failed.Failure.Kind, failed.Failure.IsOfEndpoint).ShouldBe((ModelFailureKind.Refused, false));
        failed.Message.ShouldContain("this content is not allowed");
    }

    [Fact]
    public async Task A_request_larger_than_its_accounts_limit_fails_at_once_with_the_servers_words()
    {
        const string Said = "Request too large for m on tokens per min (TPM): Limit 30000, Requested 40000.";
        await using RawServer server = new(_ => RawServer.Reply(429, $$$"""{"error":{"message":"{{{Said}}}","type":"tokens","code":"rate_limit_exceeded"} }"""));
        using var models = ModelSet.Connect(server.Settings);
        ModelFailure failure = (await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"))).Failure;
        (failure.Kind, failure.IsOfEndpoint).ShouldBe((ModelFailureKind.Refused, false));
        failure.Detail.ShouldContain(Said);
    }

    [Theory]
    [InlineData(402, "Payment Required", "no credit left")]
    [InlineData(429, "You exceeded your current quota (insufficient_quota)", "no credit left")]
    public async Task An_empty_account_stops_the_run_at_once(int status, string said, string part)
    {
        await using RawServer server = new(_ => RawServer.Reply(status, $$$"""{"error":{"message":"{{{said}}}"} }"""));
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message.ShouldContain(part);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task TLS_where_none_is_spoken_is_named()
    {
        await using RawServer server = new(_ => RawServer.Reply(200, Ok));
        using var models = ModelSet.Connect(server.Settings with { Endpoint = new UriBuilder(server.Settings.Endpoint) { Scheme = "https" }.Uri });
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message.ShouldContain("no secure connection (TLS)");
    }

    [Fact]
    public async Task What_is_not_HTTP_is_named()
    {
        await using RawServer server = new(_ => "SSH-2.0-OpenSSH_9.2\r\n");
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message.ShouldContain("not HTTP; if the server speaks TLS, write https://");
    }

    [Fact]
    public async Task An_unknown_host_is_named()
    {
        using var models = ModelSet.Connect(new() { Name = "m", Endpoint = new("http://no-such-host.invalid/v1") });
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message.ShouldContain("no such host");
    }

    [Fact]
    public async Task The_first_byte_has_a_time_of_its_own()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Hang });
        ModelSettings settings = server.Settings;
        using var models = ModelSet.Connect(settings with { Limits = settings.Limits with { FirstByteTimeOut = TimeSpan.FromMilliseconds(50), Attempts = 1 } });
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"))).Message.ShouldContain("no first byte within 0.05 s");
    }

    [Fact]
    public async Task A_stream_is_put_together_and_shown_as_it_comes()
    {
        const string Stream = "data: {\"id\":\"x\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"reasoning_content\":\"Hm\"}}]}\n\n"
            + ": a comment\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"m.\"}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ye\"}}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"s\"},\"finish_reason\":\"stop\"}]}\n\n"
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"completion_tokens_details\":{\"reasoning_tokens\":2}}}\n\ndata: [DONE]\n\n";
        await using RawServer server = new(_ => RawServer.Reply(200, Stream, "text/event-stream"));
        using var models = ModelSet.Connect(server.Settings with { Stream = true });

        ChatResponse response = await models.AskAsync("hello");

        server.Requests[0].ShouldContain("\"stream\":true");
        (response.Text, ModelReply.Reasoning(response.Messages[0]), response.FinishReason).ShouldBe(("yes", "Hmm.", ChatFinishReason.Stop));
        (response.Usage!.InputTokenCount, response.Usage.ReasoningTokenCount).ShouldBe((3, 2));
        using var endpoint = new Endpoint(server.Settings);
        var pieces = new List<string>();
        await foreach (ChatResponseUpdate update in new OpenAIChatClient(endpoint, server.Settings, TimeProvider.System).GetStreamingResponseAsync([new(ChatRole.User, "hello")]))
            pieces.Add(update.Text);
        pieces.Where(piece => piece.Length > 0).ShouldBe(["ye", "s"]);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_asked_again()
    {
        await using RawServer server = new(request => RawServer.Reply(200, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ye\"}}]}\n\n", "text/event-stream"));
        using var models = ModelSet.Connect(server.Settings with { Stream = true, Limits = server.Settings.Limits with { Attempts = 2 } });
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"))).Failure.Kind.ShouldBe(ModelFailureKind.Disconnected);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Endpoints_of_different_models_are_named_before_anything_is_asked()
    {
        await using FakeModelServer one = await FakeModelServer.StartAsync(new() { Models = ["m"] });
        await using FakeModelServer other = await FakeModelServer.StartAsync(new() { Models = ["n"] });
        using var models = ModelSet.Connect(one.Settings with { FurtherEndpoints = [other.Address] });
        string message = (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message;
        message.ShouldContain("serve different models");
        message.ShouldContain($"{other.Address} offers n");
        one.Requests.Concat(other.Requests).ShouldBeEmpty();
    }
}
