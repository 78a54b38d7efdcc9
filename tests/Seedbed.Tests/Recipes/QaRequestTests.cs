using System.Text;
using System.Text.Json;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;
using Seedbed.Tests.Steps.Generating;

namespace Seedbed.Tests.Recipes;

/// <summary>What the steps of <c>qa</c> send, to the letter, so that a change of wording shows in review.</summary>
public sealed class QaRequestTests
{
    private const string Example = """
        {"question": "What does the purge valve let out?", "answer": "It lets trapped air out of the housing."}
        {"question": "Why is the pump primed?", "answer": "So that it does not run dry."}

        """;

    [Theory]
    [InlineData("questions", "generate")]
    [InlineData("question-critic", "judge")]
    [InlineData("answers", "generate-2")]
    [InlineData("answer-critic", "judge-2")]
    public async Task A_request_is_as_approved(string name, string step) => Approve.Text(await RequestAsync(step), $"prompts/qa-{name}.txt");

    [Theory]
    [InlineData("questions", "generate")]
    [InlineData("answers", "generate-2")]
    public async Task A_request_in_another_language_with_the_users_examples_is_as_approved(string name, string step)
    {
        using var folder = new TempFolder();
        var set = new Dictionary<string, string> { ["language"] = "German", ["examples"] = folder.Write("examples.jsonl", Example) };

        Approve.Text(await RequestAsync(step, set), $"prompts/qa-{name}-german-examples.txt");
    }

    [Fact]
    public async Task A_request_of_a_second_draw_is_as_approved() => Approve.Text(
        await RequestAsync("generate", earlier: [JsonElement.Parse("""{"question":"What does VACUUM reclaim?"}"""), JsonElement.Parse("""{"question":"How often does the daemon wake up?"}""")]),
        "prompts/qa-questions-second-draw.txt");

    [Fact]
    public async Task A_request_for_what_came_back_wrong_is_as_approved() =>
        Approve.Text(await RequestAsync("generate", fault: FakeModelFault.WrongTypes, number: 2), "prompts/qa-questions-again.txt");

    private static async Task<string> RequestAsync(
        string name, Dictionary<string, string>? set = null, IReadOnlyList<JsonElement>? earlier = null, FakeModelFault fault = FakeModelFault.None, int number = 1)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = FakeModelOptions.Numbers(fault, 1) });
        using var models = ModelSet.Connect(server.Settings);
        var step = (UnitStep)Recipe.Load("qa", set).Compile(new() { Models = models }).Steps.Single(each => each.Name == name).Step;
        UnitRows rows = QaPrompts.Rows(2, null, ("question", "What does VACUUM reclaim?"), ("answer", "Storage occupied by dead tuples."));

        await step.ApplyAsync(rows with { Earlier = earlier ?? [], Draw = earlier is null ? 1 : 2 }, CancellationToken.None);

        var text = new StringBuilder();
        foreach (JsonElement message in server.Requests.Single(request => request.Number == number).Body.GetProperty("messages").EnumerateArray())
            text.Append($"=== {message.GetProperty("role").GetString()}\n{message.GetProperty("content").GetString()}\n");
        return text.ToString();
    }
}
