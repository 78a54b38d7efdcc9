using System.Text.Json;
using Seedbed.Models;
using Seedbed.Models.Replies;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

public sealed class PromptTests
{
    [Fact]
    public void All_prompts_of_a_unit_begin_with_the_same_bytes()
    {
        PromptText[] texts = [.. new[] { "questions", "question-critic", "answers", "answer-critic" }.Select(QaText)];
        texts.Select(text => text.System).Distinct().ShouldHaveSingleItem();
        int passage = texts[0].User.IndexOf("</passage>", StringComparison.Ordinal);
        passage.ShouldBeGreaterThan(0);
        texts.Select(text => text.User[..passage]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void The_columns_that_a_prompt_names_are_found_and_parameters_are_none() =>
        QaPrompt("questions").Columns.ShouldBe(["difficulty", "question_type"], ignoreOrder: true);

    [Fact]
    public void A_unit_without_a_passage_has_only_the_task()
    {
        Unit unit = Some.Unit("rows.jsonl#1", Columns.Empty.With("topic", "tea"));
        Of("Write about {{topic}}.").For(Row.First(unit, 1)).User.ShouldBe("Write about tea.");
    }

    [Fact]
    public void A_prompt_that_places_the_passage_itself_gets_it_nowhere_else()
    {
        string user = Of("Say it shorter: {{chunk}}").For(Row.First(QaPrompts.Unit(passage: "A & <b>"), 1)).User;
        user.ShouldBe("Say it shorter: A & <b>");
    }

    [Fact]
    public void A_prompt_with_its_own_system_text_is_put_as_it_is()
    {
        PromptText text = Of("--- system\nYou know {{title}}.\n--- user\nWrite a limerick.").For(Row.First(QaPrompts.Unit(), 1));
        text.ShouldBe(new PromptText("You know Routine Vacuuming.", "Write a limerick."));
    }

    [Fact]
    public void A_prompt_that_does_not_fit_how_it_is_put_says_so()
    {
        Should.Throw<SeedbedException>(() => Of("Write.", together: true)).Message.ShouldContain("{{#each rows}}");
        Should.Throw<SeedbedException>(() => Of("{{#each rows}}{{slot}}{{/each}}")).Message.ShouldContain("together: true");
        Should.Throw<SeedbedException>(() => Of("{{#each rows}}{{slot}}", together: true)).Message.ShouldContain("p.md");
    }

    [Fact]
    public void A_name_without_a_value_is_never_an_empty_text()
    {
        Prompt prompt = Of("{{#each rows}}{{slot}} {{nothing}}{{/each}}", together: true);
        Should.Throw<SeedbedException>(() => prompt.For(QaPrompts.Unit(), [(1, Row.First(QaPrompts.Unit(), 1))])).Message.ShouldContain("{{nothing}}");
        Should.Throw<SeedbedException>(() => Of("{{nothing}}").For(Row.First(QaPrompts.Unit(), 1))).Message.ShouldContain("p.md");
    }

    [Fact]
    public async Task A_row_without_a_column_that_the_prompt_names_is_a_reject_and_asks_nothing()
    {
        var model = new SaidModel("""{"a":"Yes."}""");
        StepSetup setup = new() { Name = "generate", Models = model.Models(), Files = new(_ => "Say {{tone}}: {{topic}}", _ => null) };
        var step = new Generate(new() { Prompt = QaPrompts.File_("p.md"), Returns = new([new("a", new TextShape())]) }, setup);
        Unit unit = Some.Unit("rows.jsonl#1");
        Row row = Row.First(unit, 1).With("topic", "tea");

        UnitOutcome outcome = await step.ApplyAsync(new(unit, 1, [row.Fork(1), row.Fork(2).With("tone", "softly")]), default);

        outcome.Said.Select(said => said.Outcome.Reason).ShouldBe(["missing-column", null]);
        outcome.Said[0].Outcome.Detail.ShouldBe("the row has no value in column 'tone', which the prompt names");
        model.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_returned_in_earlier_draws_is_told_and_remembered()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);
        var step = new Generate(
            new() { Prompt = QaPrompts.File_("prompts/questions.md"), Together = true, Returns = new([new("question", new TextShape())]) },
            QaPrompts.Setup(models, "generate"));

        UnitOutcome first = await step.ApplyAsync(QaPrompts.Rows(3), default);
        await step.ApplyAsync(QaPrompts.Rows(2) with { Draw = 2, Earlier = first.Remembered }, default);

        first.Remembered.Count.ShouldBe(3);
        server.Requests[0].Prompt.ShouldNotContain("asked of this passage before");
        server.Requests[1].Prompt.ShouldContain("These were asked of this passage before.");
        foreach (JsonElement item in first.Remembered)
            server.Requests[1].Prompt.ShouldContain($"\n- {item.GetProperty("question").GetString()}\n");
    }

    [Fact]
    public void Of_many_earlier_ones_the_last_hundred_are_told()
    {
        string user = Of("{{#each earlier}}<{{n}}>{{/each}}").For(
            Row.First(QaPrompts.Unit(), 1), [.. Enumerable.Range(0, 250).Select(n => JsonElement.Parse($$"""{"n":{{n}}}"""))]).User;
        user.ShouldContain("<150><151>");
        user.ShouldNotContain("<149>");
    }

    [Theory]
    [InlineData(1_000, 11)]
    [InlineData(5_000, 2)]
    [InlineData(50_000, 1)]
    public void Of_long_earlier_ones_as_many_are_told_as_keep_the_prompt_short(int letters, int told)
    {
        string user = Of("{{#each earlier}}<{{n}}>{{/each}}").For(
            Row.First(QaPrompts.Unit(), 1), [.. Enumerable.Range(0, 50).Select(n => JsonElement.Parse($$"""{"n":{{n}},"context":"{{new string('x', letters)}}"}"""))]).User;
        user.ShouldEndWith("\n" + string.Concat(Enumerable.Range(50 - told, told).Select(n => $"<{n}>")));
    }

    [Fact]
    public void Lists_and_numbers_are_put_down_readably()
    {
        Unit unit = Some.Unit("rows.jsonl#1", Columns.Empty.With("tags", Json.Of(["a", "b"])).With("n", Json.Of(3)).With("none", JsonElement.Parse("null")));
        Of("{{tags}} {{n}}{{#if none}} x{{/if}}").For(Row.First(unit, 1)).User.ShouldBe("a, b 3");
    }

    private static PromptText QaText(string name)
    {
        UnitRows rows = QaPrompts.Rows(2, null, ("question", "What does VACUUM reclaim?"), ("answer", "Storage occupied by dead tuples."));
        return QaPrompt(name).For(rows.Unit, [(1, rows.Rows[0]), (2, rows.Rows[1])]);
    }

    private static Prompt QaPrompt(string name) =>
        Prompt.Read(QaPrompts.File_($"prompts/{name}.md"), together: true, QaPrompts.Setup(ModelSet.None, "generate"), null);

    private static Prompt Of(string text, bool together = false) => new("p.md", text, together, new StepSetup());
}
