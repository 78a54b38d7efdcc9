using System.Text.Json;
using Seedbed.Models;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

public sealed class EachTests
{
    private const string Judging = "{ prompt: p.md, each: answers, as: s }";

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 1)]
    public async Task Every_item_is_judged_and_its_score_stands_beside_it(bool together, int requests)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);
        Judge step = Step(models, together ? "{ prompt: p.md, together: true, each: answers, as: s }" : Judging, together ? "{{#each rows}}Slot {{slot}}: {{question}} {{item}}\n{{/each}}" : "{{question}} {{item}}");

        UnitOutcome outcome = await step.ApplyAsync(Rows("""["a1","a2","a3"]""", """["b1","b2"]"""), default);

        server.Requests.Count.ShouldBe(requests);
        foreach (string item in new[] { "a1", "a2", "a3", "b1", "b2" })
            server.Requests.Count(request => request.Prompt.Contains(item, StringComparison.Ordinal)).ShouldBe(1);
        outcome.Said.Select(said => said.Outcome.Rows[0].Columns["s"].GetArrayLength()).ShouldBe([3, 2]);
        outcome.Said.Select(said => said.Outcome.Rows[0].Columns["s_reason"].GetArrayLength()).ShouldBe([3, 2]);
        outcome.Said[0].Outcome.Rows[0].Columns.Contains("item").ShouldBeFalse();
        step.Columns.Needs.ShouldBe(["question", "answers"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_item_without_an_answer_is_null_in_its_place_and_a_reject_beside_its_row()
    {
        const string Verdict = """{"reason":"This is why it is so.","score":2}""";
        using ModelSet models = new SaidModel(Verdict, "What?", Verdict, "What?").Models();

        UnitOutcome outcome = await Step(models, Judging, "{{item}}").ApplyAsync(Rows("""["x","y","z"]"""), default);

        outcome.Said.Select(said => (said.From, said.Outcome.Reason)).ShouldBe([(0, null), (0, "unjudged")]);
        outcome.Said[0].Outcome.Rows[0].Columns["s"].GetRawText().ShouldBe("[2,null,2]");
        Row lost = outcome.Said[1].Outcome.Rows[0];
        (lost.Id, lost.Text("item"), lost.Text("raw_reply")).ShouldBe(("guide/vacuum.md#c1/1/2", "y", "What?"));
        outcome.Said[1].Outcome.Detail!.ShouldStartWith("item 2 of 'answers': ");
    }

    [Theory]
    [InlineData("null", "missing-column")]
    [InlineData("\"one\"", "not-a-list")]
    [InlineData("[]", "empty-list")]
    public async Task A_row_without_items_is_a_reject_and_asks_nothing(string answers, string reason)
    {
        var model = new SaidModel("What?");

        UnitOutcome outcome = await Step(model.Models(), Judging, "{{item}}").ApplyAsync(Rows(answers), default);

        outcome.Said.ShouldHaveSingleItem().Outcome.Reason.ShouldBe(reason);
        model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_of_which_no_item_got_an_answer_is_a_reject()
    {
        UnitOutcome outcome = await Step(new SaidModel("What?").Models(), Judging, "{{item.text}}").ApplyAsync(Rows("""[{"text":"x"},{"text":"y"}]"""), default);

        outcome.Said.ShouldHaveSingleItem().Outcome.Reason.ShouldBe("unjudged");
        outcome.Said[0].Outcome.Detail!.ShouldStartWith("no item of 'answers' got an answer; of the first: ");
    }

    [Fact]
    public async Task What_is_generated_for_each_item_is_a_list_beside_it()
    {
        using ModelSet models = new SaidModel("""{"title":"one"}""", """{"title":"two"}""").Models();
        Generate step = SomeStep.Of<Generate>(Generate.Verb, "{ prompt: p.md, each: answers, returns: { title: text } }", Setup(models, "{{item}}"));

        UnitOutcome outcome = await step.ApplyAsync(Rows("""["x","y"]"""), default);

        outcome.Said.ShouldHaveSingleItem().Outcome.Rows[0].Columns["title"].GetRawText().ShouldBe("""["one","two"]""");
    }

    [Fact]
    public void A_prompt_that_does_not_name_the_item_says_so() =>
        Should.Throw<SeedbedException>(() => Step(ModelSet.Unconnected(), Judging, "{{question}}")).Message
            .ShouldBe("p.md is put to the model for each item of 'answers' but does not name the item; write {{item}} where it belongs, or leave each out");

    private static Judge Step(ModelSet models, string yaml, string prompt) => SomeStep.Of<Judge>(Judge.Verb, yaml, Setup(models, prompt));

    private static StepSetup Setup(ModelSet models, string prompt) => QaPrompts.Setup(models, "judge") with { Files = new(_ => prompt, _ => null) };

    private static UnitRows Rows(params string[] answers)
    {
        UnitRows unit = QaPrompts.Rows(answers.Length, null, ("question", "Why?"));
        return unit with { Rows = [.. unit.Rows.Select((row, i) => row.With("answers", JsonElement.Parse(answers[i])))] };
    }
}
