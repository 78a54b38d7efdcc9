using System.Text.Json;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

public sealed class ModelCheckTests
{
    [Fact]
    public async Task A_server_says_what_it_can()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        ModelCheck check = await ModelCheck.RunAsync(server.Settings);
        (check.IsUsable, check.Models, check.Chat, check.JsonSchema, check.JsonObject, check.Embeddings, check.Logprobs, check.Tokenize)
            .ShouldBe((true, 1, true, true, true, true, false, false));
        check.TokensPerSecond.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_server_without_schemas_is_told_apart()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { RefusesSchemas = true });
        ModelCheck check = await ModelCheck.RunAsync(server.Settings);
        (check.IsUsable, check.JsonSchema, check.JsonObject).ShouldBe((true, false, true));
    }

    [Fact]
    public async Task A_server_without_formats_is_usable_by_words()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { RefusesFormats = true });
        ModelCheck check = await ModelCheck.RunAsync(server.Settings);
        (check.IsUsable, check.JsonSchema, check.JsonObject).ShouldBe((true, false, false));
    }

    [Fact]
    public async Task A_model_that_cannot_be_used_says_why()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        (await ModelCheck.RunAsync(server.Settings with { Name = "other" })).Fault!.ShouldContain("it offers fake");
        (await ModelCheck.RunAsync(new() { Name = "m", Endpoint = new("http://127.0.0.1:9/v1") })).Fault!.ShouldContain("nothing answers");
        (await ModelCheck.RunAsync(server.Settings with { ApiKeyVariable = "SEEDBED_TEST_NO_SUCH_KEY" })).Fault!.ShouldContain("SEEDBED_TEST_NO_SUCH_KEY");
    }

    [Fact]
    public async Task Anthropic_is_checked_in_its_own_way()
    {
        await using FakeAnthropicServer server = await FakeAnthropicServer.StartAsync((number, body) => (200, body.TryGetProperty("tools", out _)
            ? """{"content":[{"type":"tool_use","name":"reply","input":{"colour":"blue"}}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":1}}"""
            : FakeAnthropicServer.Whole));
        ModelCheck check = await ModelCheck.RunAsync(server.Settings);
        (check.IsUsable, check.Models, check.JsonSchema, check.Embeddings).ShouldBe((true, 1, true, false));
    }

    [Fact]
    public async Task The_command_prints_a_line_for_each_model_and_fails_when_one_cannot_be_used()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server);
        qa.Folder.Write("seedbed.yaml", $"models:\n  good: {{ endpoint: \"{server.Address}\", model: fake }}\n  bad: {{ endpoint: \"{server.Address}\", model: other }}\n");

        SeedbedProcess result = await qa.Folder.RunAsync("models", "check", "--json");

        JsonElement[] lines = [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
        lines.Select(line => (line.GetProperty("name").GetString(), line.GetProperty("usable").GetBoolean())).ShouldBe([("good", true), ("bad", false)]);
        result.ExitCode.ShouldBe(1);
        (await qa.Folder.RunAsync("models", "check", "good")).ExitCode.ShouldBe(0);
    }
}
