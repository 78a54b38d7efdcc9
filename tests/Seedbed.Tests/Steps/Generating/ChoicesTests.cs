using System.Text.Json;
using Seedbed.Models;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

public sealed class ChoicesTests
{
    private const string Four = "{ prompt: p.md, choices: 4, returns: { question: text } }";

    [Fact]
    public async Task Several_replies_of_one_request_become_a_list()
    {
        var model = new SaidModel(Question("one"), Question("two"), Question("three"), Question("four"));

        RowOutcome outcome = (await AskAsync(model.Models(), Four)).Said.ShouldHaveSingleItem().Outcome;

        model.Requests.ShouldHaveSingleItem();
        outcome.Rows[0].Columns["question"].GetRawText().ShouldBe("""["one","two","three","four"]""");
    }

    [Fact]
    public async Task A_server_that_knows_of_one_choice_is_asked_for_the_others_one_by_one()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { MostChoices = 1 });
        using var models = ModelSet.Connect(server.Settings);

        UnitOutcome outcome = await AskAsync(models, "{ prompt: p.md, choices: 4, seed: 7, returns: { question: text } }");

        outcome.Said.ShouldHaveSingleItem().Outcome.Rows[0].Columns["question"].EnumerateArray().Select(item => item.GetString()).Distinct().Count().ShouldBeGreaterThan(1);
        outcome.Said[0].Outcome.Rows[0].Columns["question"].GetArrayLength().ShouldBe(4);
        server.Requests.Select(request => request.Seed).Order().ShouldBe([7, 8, 9, 10]);
    }

    [Fact]
    public async Task A_server_that_refuses_several_is_asked_for_each()
    {
        var model = new SaidModel(Question("one"), Question("two"), Question("three"), Question("four")) { RefusesChoices = true };

        RowOutcome outcome = (await AskAsync(model.Models(), Four)).Said.ShouldHaveSingleItem().Outcome;

        outcome.Rows[0].Columns["question"].GetArrayLength().ShouldBe(4);
        model.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_choice_that_never_comes_right_is_a_reject_beside_its_row()
    {
        var model = new SaidModel(Question("one"), "No.", Question("three"), "Never.", "Not today.");

        UnitOutcome outcome = await AskAsync(model.Models(), Four);

        outcome.Said.Select(said => (said.From, said.Outcome.Reason)).ShouldBe([(0, null), (0, "malformed"), (0, "malformed")]);
        outcome.Said[0].Outcome.Rows[0].Columns["question"].GetRawText().ShouldBe("""["one","three"]""");
        outcome.Said[1].Outcome.Rows[0].Id.ShouldBe("guide/vacuum.md#c1/1/1");
        outcome.Said[1].Outcome.Rows[0].Text("raw_reply").ShouldBe("Not today.");
        outcome.Said[1].Outcome.Detail!.ShouldStartWith("one of the choices asked for is missing:");
        model.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_row_without_any_choice_is_a_reject()
    {
        var model = new SaidModel("No.");

        UnitOutcome outcome = await AskAsync(model.Models(), Four);

        outcome.Said.ShouldHaveSingleItem().Outcome.Reason.ShouldBe("malformed");
        model.Requests.Last().Text.ShouldContain("An earlier reply could not be used:");
    }

    [Fact]
    public async Task Together_each_row_has_its_item_of_every_choice()
    {
        var model = new SaidModel(
            """{"items":[{"slot":1,"question":"a1"},{"slot":2,"question":"b1"}]}""",
            """{"items":[{"slot":1,"question":"a2"}]}""",
            """{"items":[{"slot":2,"question":"b2"}]}""");

        UnitOutcome outcome = await AskAsync(model.Models(), "{ prompt: p.md, together: true, choices: 2, returns: { question: text } }", "{{#each rows}}Slot {{slot}}\n{{/each}}", 2);

        outcome.Said.Select(said => said.Outcome.Rows[0].Columns["question"].GetRawText()).ShouldBe(["""["a1","a2"]""", """["b1","b2"]"""]);
        model.Requests.Count.ShouldBe(2);
        ModelCall.Of(model.Requests.Last().Options)!.Choices.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_model_thought_goes_into_its_column_alone()
    {
        var model = new SaidModel(Question("one"), Question("two")) { Thought = "Hm. " };

        Row plain = (await AskAsync(model.Models(), "{ prompt: p.md, returns: { question: text } }")).Said[0].Outcome.Rows[0];
        Row one = (await AskAsync(model.Models(), "{ prompt: p.md, reasoning: why, returns: { question: text } }")).Said[0].Outcome.Rows[0];
        Row two = (await AskAsync(model.Models(), "{ prompt: p.md, choices: 2, reasoning: why, returns: { question: text } }")).Said[0].Outcome.Rows[0];
        Row silent = (await AskAsync(new SaidModel(Question("one")).Models(), "{ prompt: p.md, reasoning: why, returns: { question: text } }")).Said[0].Outcome.Rows[0];

        plain.Columns.Contains("why").ShouldBeFalse();
        plain.Text("question").ShouldBe("one");
        one.Text("why").ShouldBe("Hm.");
        two.Columns["why"].GetRawText().ShouldBe("""["Hm.","Hm."]""");
        silent.Columns["why"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("{ prompt: p.md, choices: 0, returns: { a: text } }", "'choices' of 'generate' must be a whole number from 1 to 64, not 0")]
    [InlineData("{ prompt: p.md, choices: 3, temperature: 0, returns: { a: text } }", "at temperature 0, where all would be alike")]
    [InlineData("{ prompt: p.md, reasoning: a, returns: { a: text } }", "returns 'a' and puts the reasoning there too")]
    public void A_wrong_option_is_named(string yaml, string sentence) => SomeStep.Faults(Generate.Verb, yaml).ShouldContain(sentence);

    private static string Question(string text) => $$"""{"question":"{{text}}"}""";

    private static ValueTask<UnitOutcome> AskAsync(ModelSet models, string yaml, string prompt = "Write a question.", int rows = 1) =>
        SomeStep.Of<Generate>(Generate.Verb, yaml, QaPrompts.Setup(models, "generate") with { Files = new(_ => prompt, _ => null) })
            .ApplyAsync(QaPrompts.Rows(rows), CancellationToken.None);
}
