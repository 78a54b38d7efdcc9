using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps;

public sealed class UnfoldTests
{
    private const string Lists = "{ q: Why?, answer: [a, b], score: [3, null], one: x, none: [], three: [1, 2, 3] }";

    [Fact]
    public void Lists_are_gone_through_side_by_side()
    {
        RowOutcome outcome = Apply("[answer, score]");

        outcome.Rows.Select(row => row.Id).ShouldBe(["r/1", "r/2"]);
        outcome.Rows.Select(row => row.Text("answer")).ShouldBe(["a", "b"]);
        outcome.Rows.Select(row => row.Text("score")).ShouldBe(["3", null]);
        outcome.Rows.ShouldAllBe(row => row.Text("q") == "Why?");
        outcome.Rows[0].Columns.Select(column => column.Key).ShouldBe(["q", "answer", "score", "one", "none", "three"]);
    }

    [Fact]
    public void Items_may_have_columns_of_their_own()
    {
        Unfold step = SomeStep.Of<Unfold>(Unfold.Verb, "{ columns: [three], as: number }");

        RowOutcome outcome = step.Apply(SomeStep.Json("r", Lists));

        outcome.Rows.Select(row => row.Text("number")).ShouldBe(["1", "2", "3"]);
        outcome.Rows[0].Columns.Contains("three").ShouldBeFalse();
        step.Columns.Removes.ShouldBe(["three"]);
        step.Columns.Adds.ShouldBe(["number"]);
    }

    [Theory]
    [InlineData("answers", "missing-column", "the row has no value in column 'answers'")]
    [InlineData("one", "not-a-list", "column 'one' holds a single value, not a list")]
    [InlineData("none", "empty-list", "the list in column 'none' is empty")]
    [InlineData("[answer, three]", "different-lengths", "'answer' has 2 items and 'three' has 3")]
    public void A_row_that_cannot_be_unfolded_is_a_reject(string columns, string reason, string detail)
    {
        RowOutcome outcome = Apply(columns);

        outcome.Reason.ShouldBe(reason);
        outcome.Detail!.ShouldStartWith(detail);
        outcome.Rows[0].Id.ShouldBe("r");
    }

    [Theory]
    [InlineData("{ as: a }", "'unfold' needs 'columns'")]
    [InlineData("{ columns: [a, b], as: c }", "'unfold' names 2 in 'columns' and 1 in 'as'; name one for each list")]
    public void A_wrong_option_is_named(string yaml, string sentence) => SomeStep.Faults(Unfold.Verb, yaml).ShouldContain(sentence);

    private static RowOutcome Apply(string columns) => SomeStep.Of<Unfold>(Unfold.Verb, columns).Apply(SomeStep.Json("r", Lists));
}
