using System.Text.Json;
using Seedbed.Models.Replies;

namespace Seedbed.Tests.Models.Replies;

public sealed class ReturnShapeTests
{
    private static readonly ObjectShape Shape = new(
    [
        new("evidence", new ListShape(new TextShape(), 1, 3)),
        new("answer", new TextShape(limit: 20)),
        new("kind", new ChoiceShape(["how", "why"])),
        new("score", new NumberShape(1, 3, isWhole: true)),
        new("part", new ObjectShape([new("weight", new NumberShape(0, 1, isWhole: false))])),
    ]);

    private const string Right = """{"evidence":["a quote"],"answer":"an answer","kind":"how","score":2,"part":{"weight":0.5}}""";

    [Fact]
    public void The_schema_has_counts_lengths_and_the_fields_order() => Shape.ToSchema().GetRawText().ShouldBe(
        """{"type":"object","properties":{"evidence":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"string","minLength":1,"maxLength":2000}},"answer":{"type":"string","minLength":1,"maxLength":20},"kind":{"type":"string","enum":["how","why"]},"score":{"type":"integer","minimum":1,"maximum":3},"part":{"type":"object","properties":{"weight":{"type":"number","minimum":0,"maximum":1}},"required":["weight"],"additionalProperties":false}},"required":["evidence","answer","kind","score","part"],"additionalProperties":false}""");

    [Fact]
    public void The_fields_are_said_in_words_for_servers_without_schemas() => Shape.DescribedFields.ShouldBe(
        "\"evidence\" (a list of 1 to 3, each a text), \"answer\" (a text of less than 20 characters), \"kind\" (one of \"how\", \"why\"), \"score\" (a whole number from 1 to 3), \"part\" (an object with \"weight\" (a number from 0 to 1))");

    [Fact]
    public void A_right_value_has_no_fault() => Shape.FaultOf(JsonElement.Parse(Right), "").ShouldBeNull();

    [Theory]
    [InlineData("\"a quote\"", "7", "evidence[1] must be a text, not a number")]
    [InlineData("[\"a quote\"]", "[]", "evidence must have 1 to 3 items, not 0")]
    [InlineData("[\"a quote\"]", "[\"a\",\"b\",\"c\",\"d\"]", "evidence must have 1 to 3 items, not 4")]
    [InlineData("[\"a quote\"]", "\"a quote\"", "evidence must be a list, not a text")]
    [InlineData("\"an answer\"", "\" … \"", "answer must not be empty")]
    [InlineData("\"an answer\"", "null", "answer must be a text, not null")]
    [InlineData("\"an answer\"", "\"an answer that fills its limit\"", "answer must be shorter than 20 characters; it breaks off there")]
    [InlineData("\"an answer\"", "\"half \\ud83d\"", "answer holds half a character")]
    [InlineData("\"how\"", "\"How\"", "kind must be one of \"how\", \"why\"")]
    [InlineData("2", "4", "score must be a whole number from 1 to 3")]
    [InlineData("2", "2.5", "score must be a whole number from 1 to 3")]
    [InlineData("2", "\"2\"", "score must be a whole number from 1 to 3")]
    [InlineData("0.5", "1e999", "part.weight must be a number from 0 to 1")]
    [InlineData("\"kind\":\"how\",", "", "kind is missing")]
    [InlineData("{\"weight\":0.5}", "[]", "part must be an object, not a list")]
    public void A_wrong_value_is_named_and_nothing_is_guessed(string right, string wrong, string fault) =>
        Shape.FaultOf(JsonElement.Parse(Right.Replace(right, wrong, StringComparison.Ordinal)), "").ShouldBe(fault);

    [Theory]
    [InlineData("Why is that? How does it differ, how does it differ, how does it differ, how does it differ, how does it differ, how does it differ, how does it differ,", false)]
    [InlineData("1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.", false)]
    [InlineData("VACUUM reclaims storage, VACUUM FULL reclaims more storage, and ANALYZE reclaims none of the storage at all.", true)]
    [InlineData("No, no, no, no, no, no, no.", true)]
    public void A_text_that_runs_in_circles_is_wrong(string text, bool isRight) =>
        (new TextShape().FaultOf(Json.Of(text), "answer") is null).ShouldBe(isRight);

    [Fact]
    public void What_is_taken_has_the_shapes_fields_in_its_order_and_no_white_space_around_texts() =>
        Shape.Take(JsonElement.Parse("""{"other":1,"score":2.0,"part":{"weight":1},"kind":"why","answer":"\n an  answer ","evidence":[" a "]}"""))
            .GetRawText().ShouldBe("""{"evidence":["a"],"answer":"an  answer","kind":"why","score":2,"part":{"weight":1}}""");
}
