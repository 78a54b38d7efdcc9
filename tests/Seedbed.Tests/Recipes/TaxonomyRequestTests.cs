using System.Text;
using System.Text.Json;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Recipes;

/// <summary>What the steps of the taxonomy recipes send, to the letter.</summary>
public sealed class TaxonomyRequestTests
{
    [Theory]
    [InlineData("knowledge", "questions", "generate")]
    [InlineData("knowledge", "question-critic", "judge")]
    [InlineData("knowledge", "answers", "generate-2")]
    [InlineData("knowledge", "answer-critic", "judge-2")]
    [InlineData("skill", "questions", "generate")]
    [InlineData("skill", "question-critic", "judge")]
    [InlineData("skill", "answers", "generate-2")]
    [InlineData("skill", "answer-critic", "judge-2")]
    [InlineData("grounded", "contexts", "generate")]
    [InlineData("grounded", "questions", "generate-2")]
    [InlineData("grounded", "question-critic", "judge")]
    [InlineData("grounded", "answers", "generate-3")]
    [InlineData("grounded", "answer-critic", "judge-2")]
    [InlineData("choices", "questions", "generate")]
    [InlineData("choices", "critic", "generate-2")]
    [InlineData("summaries", "rewrite", "generate")]
    [InlineData("summaries", "critic", "judge")]
    public async Task A_request_is_as_approved(string kind, string name, string step) =>
        Approve.Text(await RequestAsync(kind, step), $"prompts/taxonomy-{kind}-{name}.txt");

    [Theory]
    [InlineData("knowledge", "questions", """{"question":"Where does the ringed plover breed?"}""")]
    [InlineData("skill", "questions", """{"question":"Put these words into a sensible order.\n1. fruit\n2. blossom"}""")]
    [InlineData("choices", "questions", """{"question":"Where does the ringed plover breed?"}""")]
    [InlineData("grounded", "contexts", """{"context":"Visitors are kindly asked to deposit their coats."}""")]
    public async Task A_request_of_a_second_draw_is_as_approved(string kind, string name, string earlier) => Approve.Text(
        await RequestAsync(kind, "generate", JsonElement.Parse(earlier)), $"prompts/taxonomy-{kind}-{name}-second-draw.txt");

    private static async Task<string> RequestAsync(string kind, string name, params IReadOnlyList<JsonElement> earlier)
    {
        string leaf = kind is "choices" or "summaries" ? "knowledge" : kind;
        await using FakeModelServer server = await FakeModelServer.StartAsync(new());
        using var models = ModelSet.Connect(server.Settings);
        var step = (UnitStep)Recipe.Load($"taxonomy-{kind}").Compile(new() { Models = models, Columns = new SeededLeaf(leaf).OwnColumns })
            .Steps.Single(each => each.Name == name).Step;

        await step.ApplyAsync(Rows(leaf) with { Earlier = earlier, Draw = earlier.Count + 1 }, CancellationToken.None);

        var text = new StringBuilder();
        foreach (JsonElement message in server.Requests[0].Body.GetProperty("messages").EnumerateArray())
            text.Append($"=== {message.GetProperty("role").GetString()}\n{message.GetProperty("content").GetString()}\n");
        return text.ToString();
    }

    private static UnitRows Rows(string kind)
    {
        Unit unit = SeededLeaf.Unit(kind);
        Row row = Row.First(unit, 1).With("reach", "one sentence")
            .With("context", "Passengers are reminded that smoking is not permitted.")
            .With("question", "Where does the ringed plover breed?")
            .With("answer", "On open beaches of northern Europe.")
            .With("document_type", "atomic_facts")
            .With("rewriting", JsonElement.Parse("""{"type":"atomic_facts","facts":true,"extract":false,"ask":"List the facts."}"""))
            .With("choices", Json.Of(["On rocky shores.", "On open beaches of northern Europe.", "In reeds by lakes.", "In old trees."]));
        return new(unit, 1, [row.Fork(1), row.Fork(2)]);
    }
}
