using System.Text.Json;
using Seedbed.Grounding;
using Seedbed.Steps;
using Seedbed.Steps.Grounding;

namespace Seedbed.Tests.Steps.Grounding;

public sealed class GroundTests
{
    private const string Text = "Plain 😀 text first. Dead tuples are re-\nmoved by VACUUM within 10 minutes, “mostly”.";

    private static readonly Chunk Chunk = new()
    {
        Document = "guide.md",
        Title = "Guide to Frobd",
        Number = 1,
        Text = Text,
        Start = 100,
        End = 100 + CodePoints.Count(Text),
        Tokens = 20,
        Headings = [new(1, "Port 8080")],
    };

    [Theory]
    [InlineData("""["dead tuples are removed by vacuum"]""")]
    [InlineData("""[{"quote":"Dead tuples are removed by VACUUM"}]""")]
    [InlineData("""["Dead tuples are removed by VACUUM", "“dead tuples” are removed by VACUUM…", "VACUUM"]""")]
    [InlineData("\"Dead tuples are removed by VACUUM\"")]
    public void The_evidence_becomes_the_source_s_own_characters_and_their_place_in_the_document(string evidence)
    {
        RowOutcome outcome = Apply("VACUUM removes dead tuples.", evidence);

        outcome.Reason.ShouldBeNull();
        Row row = outcome.Rows.ShouldHaveSingleItem();
        row.Columns["evidence"].GetRawText()
            .ShouldBe("""[{"quote":"Dead tuples are re-\nmoved by VACUUM","start":120,"end":155}]""");
        row.Columns["support"].GetDouble().ShouldBe(1);
    }

    [Theory]
    [InlineData("It is so.", "[]", "no-evidence")]
    [InlineData("It is so.", "null", "no-evidence")]
    [InlineData("It is so.", """["", 7, {"text":"a"}]""", "no-evidence")]
    [InlineData("It is so.", """["VACUUM"]""", "no-evidence")]
    [InlineData("It is so.", """["Dead tuples are removed", "Dead tuples are kept"]""", "quote-not-found")]
    [InlineData("They are removed within 12 minutes.", """["Dead tuples are removed"]""", "unsupported-number")]
    [InlineData("They are removed by ANALYZE.", """["Dead tuples are removed"]""", "unsupported-name")]
    [InlineData("Cheap hardware explains such slow queries.", """["Dead tuples are removed"]""", "low-support")]
    [InlineData(" ", """["Dead tuples are removed"]""", "low-support")]
    public void A_row_that_is_not_held_by_its_source_is_dropped_with_the_reason(string answer, string evidence, string reason)
    {
        RowOutcome outcome = Apply(answer, evidence);

        outcome.Reason.ShouldBe(reason);
        outcome.Rows.ShouldHaveSingleItem().Columns["evidence"].GetRawText().ShouldBe(evidence);
    }

    [Fact]
    public void The_detail_names_what_is_not_supported()
    {
        Apply("In 12 or 13 minutes.", """["Dead tuples are removed"]""").Detail
            .ShouldBe("the source does not state '12', '13', which 'answer' does");
        Apply("a", """["Dead tuples are kept"]""").Detail.ShouldBe("the quote \"Dead tuples are kept\" does not stand in 'chunk'");
    }

    [Fact]
    public void The_title_and_the_headings_bear_out_an_answer_too() =>
        Apply("By Frobd on port 8080, tuples are removed.", """["Dead tuples are removed"]""").Reason.ShouldBeNull();

    [Fact]
    public void Without_a_chunk_places_count_in_the_column_s_own_text()
    {
        var unit = new Unit
        {
            Id = "rows.jsonl#1",
            Hash = "h",
            Source = new() { Document = "rows.jsonl" },
            RowColumns = Columns(("text", Json.Of("😀 the locks are released early")), ("a", Json.Of("They are released.")), ("q", Json.Of(["The locks are released"]))),
        };

        RowOutcome outcome = new Ground(new() { Answer = "a", Evidence = "q", In = "text" }).Apply(Row.First(unit, 1));

        outcome.Rows[0].Columns["q"].GetRawText().ShouldBe("""[{"quote":"the locks are released","start":2,"end":24}]""");
    }

    [Fact]
    public void Composed_and_decomposed_letters_compare_alike()
    {
        var unit = new Unit
        {
            Id = "a#1",
            Hash = "h",
            Source = new() { Document = "a" },
            RowColumns = Columns(("text", Json.Of("Das Café ist geöffnet.")), ("a", Json.Of("Das Cafe\u0301.")), ("q", Json.Of(["das Cafe\u0301 ist geo\u0308ffnet"]))),
        };

        new Ground(new() { Answer = "a", Evidence = "q", In = "text" }).Apply(Row.First(unit, 1)).Reason.ShouldBeNull();
    }

    [Fact]
    public void The_threshold_is_the_recipe_s()
    {
        const string Quote = """["Dead tuples are removed"]""";

        Apply("Cheap hardware explains such slow queries.", Quote, new() { Support = 0 }).Reason.ShouldBeNull();
        Apply("Tuples are removed quickly.", Quote, new() { Support = 1 }).Reason.ShouldBe("low-support");
    }

    [Fact]
    public void A_further_column_bears_out_an_answer_but_no_quote()
    {
        var options = new GroundOptions { Also = ["answer_source"] };

        Apply("Tuples are removed by ANALYZE within 12 minutes.", """["Dead tuples are removed"]""", options, ("answer_source", "Say ANALYZE and 12 minutes.")).Reason.ShouldBeNull();
        Apply("Tuples are removed.", """["Say ANALYZE and 12 minutes"]""", options, ("answer_source", "Say ANALYZE and 12 minutes.")).Reason.ShouldBe("quote-not-found");
    }

    [Theory]
    [InlineData("""{"context":"Two and 30.","answer":"32 in all"}""", "Tuples are removed in 12 minutes.", null)]
    [InlineData("""{"context":"Two and 30.","answer":"30 and two"}""", "Tuples are removed in 12 minutes.", "unsupported-number")]
    [InlineData("""{"context":"Two and 30.","answer":"32 in all"}""", "Tuples are removed by ANALYZE.", "unsupported-name")]
    [InlineData("""{"context":"The cat rests.","answer":"Somewhere a small animal sleeps."}""", "Cheap hardware explains such slow queries.", null)]
    [InlineData("""{"context":"The cat rests.","answer":"The cat rests there."}""", "Cheap hardware explains such slow queries.", "low-support")]
    [InlineData("""{"answer":"Somewhere a small animal sleeps."}""", "Cheap hardware explains such slow queries.", "low-support")]
    [InlineData("""{"context":"The cat rests.","answer":"Somewhere a small animal sleeps."}, {"context":"Two and 30.","answer":"32 in all"}""", "Cheap hardware explains 12 queries.", null)]
    public void A_check_that_a_seed_fails_in_its_own_context_is_not_made(string seeds, string answer, string? reason) =>
        Apply(answer, """["Dead tuples are removed"]""", new() { Like = "seeds" }, ("seeds", $"[{seeds}]")).Reason.ShouldBe(reason);

    [Fact]
    public void The_step_says_what_it_needs_and_adds()
    {
        StepColumns columns = new Ground(new()).Columns;

        columns.Needs.ShouldBe(["answer", "evidence", "chunk"]);
        columns.Adds.ShouldBe(["evidence", "support"]);
        Verbs.BuiltIn.Names.ShouldContain("ground");
        Ground.Verb.Options.Texts.Single(option => option.Name == "support").Default.ShouldBe(SupportCheck.DefaultScore.ToString());
    }

    private static RowOutcome Apply(string answer, string evidence, GroundOptions? options = null, params (string Name, string Value)[] more)
    {
        var unit = new Unit
        {
            Id = Chunk.Id,
            Hash = "h",
            Chunk = Chunk,
            Source = new() { Document = Chunk.Document },
            Columns = Columns(("chunk", Json.Of(Text))),
        };
        using var json = JsonDocument.Parse(evidence);
        Row row = Row.First(unit, 1).With("answer", answer).With("evidence", json.RootElement.Clone());
        foreach ((string name, string value) in more)
            row = row.With(name, value.StartsWith('[') ? JsonElement.Parse(value) : Json.Of(value));
        return new Ground(options ?? new()).Apply(row);
    }

    private static Columns Columns(params (string Name, JsonElement Value)[] items) =>
        Seedbed.Columns.Of(items.Select(item => KeyValuePair.Create(item.Name, item.Value)));
}
