using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps;

public sealed class KeepTests
{
    private static readonly Row Row = SomeStep.Json("a", "{ score: 2, two: '2.0', text: How does it work?, number: '3.5', flag: true, list: [a, b], none: null, empty: '' }");

    [Theory]
    [InlineData("{ column: score, at-least: 2 }")]
    [InlineData("{ column: score, at-most: 2.0 }")]
    [InlineData("{ column: score, above: 1, below: 3 }")]
    [InlineData("{ column: number, at-least: 3 }")]
    [InlineData("{ column: score, equals: 2 }")]
    [InlineData("{ column: flag, equals: true }")]
    [InlineData("{ column: score, not: 3 }")]
    [InlineData("{ column: score, one-of: [1, 2] }")]
    [InlineData("{ column: score, same-as: two }")]
    [InlineData("{ column: text, same-as: text }")]
    [InlineData("{ column: text, contains: does }")]
    [InlineData("{ column: list, contains: b }")]
    [InlineData("{ column: text, matches: '^How .*[?]$' }")]
    [InlineData("{ column: text, present: true }")]
    [InlineData("{ column: none, present: false }")]
    [InlineData("{ column: empty, present: false }")]
    [InlineData("{ column: gone, present: false }")]
    [InlineData("{ any: [ { column: score, above: 5 }, { column: text, contains: How } ] }")]
    [InlineData("{ any: [ { column: gone, above: 5 }, { column: text, contains: How } ] }")]
    [InlineData("{ all: [ { column: score, above: 1 }, { any: [ { column: flag, equals: true } ] } ] }")]
    public void A_row_of_which_the_comparison_holds_goes_on(string yaml) =>
        SomeStep.Of<Keep>(Keep.Verb, yaml).Apply(Row).IsKept.ShouldBeTrue();

    [Theory]
    [InlineData("{ column: score, at-least: 3 }", "keep", "score is 2, not at least 3")]
    [InlineData("{ column: text, at-least: 3 }", "keep", "text is 'How does it work?', not at least 3")]
    [InlineData("{ column: text, equals: x }", "keep", "text is 'How does it work?', not equal to 'x'")]
    [InlineData("{ column: score, one-of: [a, 1] }", "keep", "score is 2, not one of 'a', 1")]
    [InlineData("{ column: score, same-as: number }", "keep", "score is 2, and number is '3.5'")]
    [InlineData("{ column: score, same-as: gone }", "missing-column", "the row has no value in column 'gone'")]
    [InlineData("{ column: gone, same-as: score }", "missing-column", "the row has no value in column 'gone'")]
    [InlineData("{ column: gone, present: true }", "keep", "gone is missing, not present")]
    [InlineData("{ column: gone, at-least: 3 }", "missing-column", "the row has no value in column 'gone'")]
    [InlineData("{ column: none, not: 3 }", "missing-column", "the row has no value in column 'none'")]
    [InlineData("{ any: [ { column: score, above: 5 }, { column: gone, above: 1 } ] }", "keep", "score is 2, not above 5; there is no 'gone'")]
    public void A_dropped_row_says_which_comparison_and_value(string yaml, string reason, string detail)
    {
        RowOutcome outcome = SomeStep.Of<Keep>(Keep.Verb, yaml).Apply(Row);
        outcome.Reason.ShouldBe(reason);
        outcome.Detail.ShouldBe(detail);
    }

    [Theory]
    [InlineData("{ column: a }", "nothing is asked of column 'a'")]
    [InlineData("{ at-least: 2 }", "'at-least' compares a column; name it with 'column'")]
    [InlineData("{}", "'keep' needs 'column' with a comparison, 'all' or 'any'")]
    [InlineData("{ any: [] }", "a list of at least one condition")]
    [InlineData("{ column: a, at_least: 2 }", "did you mean 'at-least'?")]
    [InlineData("{ column: a, at-least: high }", "must be a number, not 'high'")]
    [InlineData("{ column: a, at-least: .inf }", "must be a number, not .inf")]
    [InlineData("{ column: a, matches: '(' }", "is not a pattern")]
    [InlineData("{ column: a, matches: '(?=x)' }", "is not a pattern that can be matched here")]
    [InlineData("{ column: a, matches: '((a{1,999}){1,999}){1,999}' }", "is not a pattern that can be matched here")]
    [InlineData("{ all: [ { colum: a, at-least: 2 } ] }", "a condition of 'all' has no option 'colum'; did you mean 'column'?")]
    public void A_faulty_condition_is_refused(string yaml, string sentence) => SomeStep.Faults(Keep.Verb, yaml).ShouldContain(sentence);

    [Fact]
    public void The_columns_of_all_conditions_are_needed() =>
        SomeStep.Of<Keep>(Keep.Verb, "{ any: [ { column: a, above: 1 }, { all: [ { column: b, above: 1 }, { column: a, below: 9 } ] } ] }")
            .Columns.Needs.ShouldBe(["a", "b"]);

    [Fact]
    public void The_column_compared_with_is_needed_too() =>
        SomeStep.Of<Keep>(Keep.Verb, "{ column: chosen, same-as: place }").Columns.Needs.ShouldBe(["chosen", "place"]);
}
