using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

public sealed class AnthropicChatClientTests
{
    private const string ByTool = """{"id":"msg_2","model":"claude-fake","content":[{"type":"thinking","thinking":"Look up."},{"type":"tool_use","id":"t","name":"reply","input":{"answer":"blue"}}],"stop_reason":"tool_use","usage":{"input_tokens":10,"output_tokens":3,"cache_read_input_tokens":90,"cache_creation_input_tokens":5}}""";

    [Fact]
    public async Task A_request_speaks_the_messages_API()
    {
        const string Variable = "SEEDBED_TEST_KEY_ANTHROPIC";
        Environment.SetEnvironmentVariable(Variable, "sk-ant-1");
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync((_, _) => (200, FakeAnthropicServer.Whole));
        using var models = ModelSet.Connect(server.Settings with { ApiKeyVariable = Variable });

        ChatResponse response = await models["teacher"].Client.GetResponseAsync(
            [new(ChatRole.System, "be brief"), new(ChatRole.User, "What colour is the sky?")], new() { Temperature = 0.5f, TopK = 3, MaxOutputTokens = 50, StopSequences = ["\n\n"] });

        (JsonElement body, string? key, string? version) = server.Requests.ShouldHaveSingleItem();
        (key, version).ShouldBe(("sk-ant-1", "2023-06-01"));
        body.GetRawText().ShouldBe("""{"model":"claude-fake","system":"be brief","messages":[{"role":"user","content":"What colour is the sky?"}],"max_tokens":50,"temperature":0.5,"top_k":3,"stop_sequences":["\n\n"]}""");
        (response.Text, response.FinishReason).ShouldBe(("Blue.", ChatFinishReason.Stop));
    }

    [Fact]
    public async Task A_schema_is_a_tool_that_must_be_called_and_its_input_is_the_reply()
    {
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync((_, _) => (200, ByTool));
        using var models = ModelSet.Connect(server.Settings);

        ChatResponse response = await models.AskAsync("What colour is the sky?");

        JsonElement body = server.Requests[0].Body;
        body.GetProperty("tool_choice").GetRawText().ShouldBe("""{"type":"tool","name":"reply"}""");
        body.GetProperty("tools")[0].GetProperty("input_schema").GetProperty("type").GetString().ShouldBe("object");
        response.Text.ShouldBe("""{"answer":"blue"}""");
        ModelReply.Reasoning(response.Messages[0]).ShouldBe("Look up.");
        (response.Usage!.InputTokenCount, response.Usage.CachedInputTokenCount, response.Usage.OutputTokenCount).ShouldBe((105, 90, 3));
    }

    [Fact]
    public async Task A_server_that_refuses_tools_is_asked_by_words_and_that_is_remembered()
    {
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync((number, body) => body.TryGetProperty("tools", out _)
            ? (400, FakeAnthropicServer.Error("invalid_request_error", "tools: not supported"))
            : (200, FakeAnthropicServer.Whole));
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("one");
        await models.AskAsync("two");
        server.Requests.Select(request => request.Body.TryGetProperty("tools", out _)).ShouldBe([true, false, false]);
    }

    [Fact]
    public async Task A_cut_reply_says_so()
    {
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync((_, _) => (200, FakeAnthropicServer.Whole.Replace("end_turn", "max_tokens", StringComparison.Ordinal)));
        using var models = ModelSet.Connect(server.Settings);
        (await models.AskAsync("hello")).FinishReason.ShouldBe(ChatFinishReason.Length);
    }

    [Theory]
    [InlineData(429, "rate_limit_error")]
    [InlineData(529, "overloaded_error")]
    [InlineData(500, "api_error")]
    public async Task A_passing_fault_is_asked_again(int status, string type)
    {
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync(
            (number, _) => number <= 2 ? (status, FakeAnthropicServer.Error(type, "Later")) : (200, FakeAnthropicServer.Whole));
        using var models = ModelSet.Connect(server.Settings);
        (await models.AskAsync("hello")).Text.ShouldBe("Blue.");
        server.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(401, "authentication_error", "invalid x-api-key", "wants a key (401)")]
    [InlineData(404, "not_found_error", "model: claude-fake", "does not serve model 'claude-fake'")]
    [InlineData(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.", "no credit left")]
    public async Task A_fault_of_the_endpoint_stops_the_run(int status, string type, string message, string part)
    {
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync((_, _) => (status, FakeAnthropicServer.Error(type, message)));
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<SeedbedException>(() => models.AskAsync("hello"))).Message.ShouldContain(part);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_is_a_failure_with_the_numbers()
    {
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync(
            (_, _) => (400, FakeAnthropicServer.Error("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum")));
        using var models = ModelSet.Connect(server.Settings);
        ModelException failed = await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"));
        failed.Failure.Kind.ShouldBe(ModelFailureKind.ContextTooLong);
        failed.Message.ShouldContain("(prompt 210000 tokens, max_tokens 100, window 200000)");
    }

    [Fact]
    public async Task A_refusal_of_the_model_is_a_failure_of_its_request()
    {
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync((_, _) => (200, """{"content":[],"stop_reason":"refusal","usage":{"input_tokens":1,"output_tokens":0}}"""));
        using var models = ModelSet.Connect(server.Settings);
        (await Should.ThrowAsync<ModelException>(() => models.AskAsync("hello"))).Failure.Kind.ShouldBe(ModelFailureKind.Refused);
    }
}
