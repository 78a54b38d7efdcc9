using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Models;

/// <summary>What is sent of a model's settings, and what is kept of its replies.</summary>
public sealed class OpenAIParametersTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_that_is_set_is_sent()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        var sampling = new SamplingSettings
        {
            Temperature = 0.5f,
            TopP = 0.9f,
            TopK = 20,
            MinP = 0.05f,
            FrequencyPenalty = 0.1f,
            PresencePenalty = -0.1f,
            Seed = 7,
            Logprobs = 2,
            Extras = new Dictionary<string, JsonElement> { ["priority"] = JsonElement.Parse("3"), ["chat_template_kwargs"] = JsonElement.Parse("""{"enable_thinking":false}""") },
        };
        using var models = ModelSet.Connect(server.Settings);
        ChatOptions options = Ask.Options();
        sampling.ApplyTo(options, 0.7f, repeat: 2);
        new ModelCall("generate", "doc.md#c1", 1, 0) { Choices = 3 }.AttachTo(options);

        await models["teacher"].Client.GetResponseAsync([new(ChatRole.User, "hello")], options);

        JsonElement body = server.Requests.ShouldHaveSingleItem().Body;
        foreach ((string name, string value) in new[]
        {
            ("temperature", "0.5"), ("top_p", "0.9"), ("top_k", "20"), ("min_p", "0.05"), ("frequency_penalty", "0.1"), ("presence_penalty", "-0.1"), ("seed", "9"),
            ("logprobs", "true"), ("top_logprobs", "2"), ("n", "3"), ("priority", "3"), ("chat_template_kwargs", """{"enable_thinking":false}"""), ("max_tokens", "100"),
        })
            body.GetProperty(name).GetRawText().ShouldBe(value, name);
    }

    [Fact]
    public async Task Nothing_is_sent_of_what_is_not_set()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("hello");
        server.Requests[0].Body.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["model", "messages", "temperature", "max_tokens", "response_format"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Choices_and_thoughts_and_counts_come_back_and_replay(bool aloud)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Reasoning = _ => "Let me see: it is so.", ThinksAloud = aloud, CachedShare = 0.5 });
        ChatResponse asked = await AskAsync(server, choices: 3);
        ChatResponse replayed = await AskAsync(server, choices: 3);

        server.Requests.Count.ShouldBe(1);
        asked.Messages.Count.ShouldBe(3);
        foreach (ChatResponse response in new[] { asked, replayed })
        {
            response.Messages.Select(message => message.Text).ShouldBe(asked.Messages.Select(message => message.Text));
            response.Messages.ShouldAllBe(message => message.Text.StartsWith('{'));
            response.Messages.ShouldAllBe(message => ModelReply.Reasoning(message) == "Let me see: it is so.");
            response.Messages.ShouldAllBe(message => ModelReply.FinishReason(message) == ChatFinishReason.Stop);
            response.Usage!.CachedInputTokenCount.ShouldBe(asked.Usage!.CachedInputTokenCount);
            response.Usage.ReasoningTokenCount.ShouldBe(15);
        }
    }

    [Fact]
    public async Task Cached_and_reasoning_tokens_are_counted()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Reasoning = _ => "Well, well.", CachedShare = 1 });
        using var models = ModelSet.Connect(server.Settings);
        await models.AskAsync("hello, hello");
        ModelUsage usage = models["teacher"].Usage;
        (usage.CachedTokens, usage.ReasoningTokens).ShouldBe((usage.InputTokens, 2));
    }

    [Theory]
    [InlineData("<think>a</think>\n\nb", "a", "b")]
    [InlineData("\n<think>\na\n</think>b", "a", "b")]
    [InlineData("a, not begun</think>\nb", "a, not begun", "b")]
    [InlineData("<think>never ends", "never ends", "")]
    [InlineData("""{"answer":"write </think> to end"}""", null, """{"answer":"write </think> to end"}""")]
    [InlineData("tags such as <think>x</think> later on", null, "tags such as <think>x</think> later on")]
    [InlineData("", null, "")]
    public void A_thought_at_the_beginning_is_no_part_of_the_answer(string content, string? thought, string answer) =>
        ThoughtText.Split(content).ShouldBe((thought, answer));

    [Fact]
    public void An_old_line_is_still_read()
    {
        string key = new('a', 64);
        ReplayKey.TryParse(System.Text.Encoding.ASCII.GetBytes(key), out ReplayKey parsed).ShouldBeTrue();
        string line = $$$"""{"key":"{{{key}}}","step":"generate","unit":"u","draw":1,"ordinal":0,"request":{"model":"m","messages":[]},"response":{"text":"yes","finish_reason":"stop","model":"m","id":"x"},"usage":{"input_tokens":3,"output_tokens":4},"seconds":0.1}""";

        ChatResponse response = LoggedOutcome.Read(System.Text.Encoding.UTF8.GetBytes(line), parsed)!.Response!;

        (response.Text, response.FinishReason, response.Usage!.OutputTokenCount, response.Usage.CachedInputTokenCount)
            .ShouldBe(("yes", ChatFinishReason.Stop, 4, null));
    }

    [Fact]
    public void The_identity_of_a_run_names_only_what_is_set()
    {
        var model = new ModelSettings { Name = "m", Endpoint = new("http://127.0.0.1:9/v1"), Sampling = new() { Seed = 3 } };
        new Seedbed.Runs.RunModels { Teacher = model }.Identity("critic").ShouldBe("m temperature= top_p= seed=3 window= generation=");
        ModelSettings more = model with { Sampling = new() { TopK = 4, Extras = new Dictionary<string, JsonElement> { ["b"] = JsonElement.Parse("2"), ["a"] = JsonElement.Parse("1") } } };
        new Seedbed.Runs.RunModels { Teacher = more }.Identity("teacher").ShouldBe("m temperature= top_p= seed= window= generation= top_k=4 a=1 b=2");
    }

    private async Task<ChatResponse> AskAsync(FakeModelServer server, int choices)
    {
        using ResponseLog log = ResponseLog.Open(_folder["responses"]);
        using var models = ModelSet.Connect(server.Settings, log: log);
        ChatOptions options = Ask.Options();
        new ModelCall("generate", "doc.md#c1", 1, 0) { Choices = choices }.AttachTo(options);
        return await models["teacher"].Client.GetResponseAsync([new(ChatRole.User, "hello")], options);
    }
}
