using FsCheck;
using FsCheck.Fluent;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps;

public sealed class OfferTests
{
    [Fact]
    public void The_right_answer_stands_at_its_letter_and_the_same_row_gives_the_same_choices()
    {
        foreach (string letter in (string[])["A", "B", "C", "D"])
        {
            Row row = SomeStep.Json("a", $"{{ answer: Paris, wrong: [Rome, Oslo, Bern], place: {letter} }}");
            string[] choices = Choices(Step().Apply(row));
            choices[letter[0] - 'A'].ShouldBe("Paris");
            choices.ShouldBe(["Paris", "Rome", "Oslo", "Bern"], ignoreOrder: true);
            Choices(Step().Apply(row)).ShouldBe(choices);
        }
    }

    [Fact]
    public void The_order_follows_from_seed_and_texts_and_not_from_the_order_given()
    {
        Row row = SomeStep.Json("a", "{ answer: Paris, wrong: [Rome, Oslo, Bern, Riga, Bonn, Graz], place: A }");
        Row turned = SomeStep.Json("a", "{ answer: Paris, wrong: [Graz, Bonn, Riga, Bern, Oslo, Rome], place: A }");
        string[] choices = Choices(Step("{ count: 7 }").Apply(row));
        Choices(Step("{ count: 7 }").Apply(turned)).ShouldBe(choices);
        Enumerable.Range(1, 5).Select(seed => string.Join(' ', Choices(Step("{ count: 7 }", $"{seed}").Apply(row)))).ShouldContain(other => other != string.Join(' ', choices));
    }

    [Theory]
    [InlineData("{ answer: Paris, wrong: [Rome, Oslo], place: A }", "choice-count", "the row has 3 choices, the right one included, and there must be 4")]
    [InlineData("{ answer: Paris, wrong: [Rome, Oslo, Bern, Riga], place: A }", "choice-count", "the row has 5 choices, the right one included, and there must be 4")]
    [InlineData("{ answer: Paris, wrong: [Rome, Oslo, ' '], place: A }", "empty-choice", "one of the choices is empty")]
    [InlineData("{ answer: Paris, wrong: [Rome, Oslo, paris.], place: A }", "same-choice", "the choices 'Paris' and 'paris.' are the same")]
    [InlineData("{ answer: Paris, wrong: [Rome, rome, Oslo], place: A }", "same-choice", "the choices 'Rome' and 'rome' are the same")]
    [InlineData("{ answer: Paris, wrong: [Rome, Oslo, 'in Paris, France'], place: A }", "choice-in-choice", "the choice 'in Paris, France' holds the whole choice 'Paris'")]
    [InlineData("{ answer: 24 days, wrong: [about 24 days, 10 days, 5 days], place: A }", "choice-in-choice", "the choice 'about 24 days' holds the whole choice '24 days'")]
    [InlineData("{ answer: Paris, wrong: [Rome, Oslo, Bern], place: E }", "no-place", "'place' is 'E', and 4 choices have the letters A to D")]
    [InlineData("{ answer: Paris, wrong: [Rome, Oslo, Bern], place: 2 }", "no-place", "'place' is '2', and 4 choices have the letters A to D")]
    [InlineData("{ answer: Paris, wrong: Rome, place: A }", "not-a-list", "column 'wrong' holds a single value, not a list")]
    [InlineData("{ answer: Paris, wrong: [], place: A }", "empty-list", "the list in column 'wrong' is empty")]
    [InlineData("{ wrong: [Rome, Oslo, Bern], place: A }", "missing-column", "the row has no value in column 'answer'")]
    [InlineData("{ answer: Paris, wrong: [Rome, Oslo, Bern] }", "missing-column", "the row has no value in column 'place'")]
    public void Choices_that_can_not_be_told_apart_are_dropped_with_the_reason(string columns, string reason, string detail)
    {
        RowOutcome outcome = Step().Apply(SomeStep.Json("a", columns));
        (outcome.Reason, outcome.Detail).ShouldBe((reason, detail));
    }

    [Theory]
    [InlineData("'-p'", "'-P'")]
    [InlineData("'<='", "'>='")]
    [InlineData("5 km", "1.5 km")]
    [InlineData("5 %", "15 %")]
    [InlineData("'-5'", "'5'")]
    [InlineData("the cat", "the category")]
    public void Choices_that_differ_in_a_sign_alone_are_choices(string one, string other) =>
        Step().Apply(SomeStep.Json("a", $"{{ answer: {one}, wrong: [{other}, x, y], place: B }}")).IsKept.ShouldBeTrue();

    [Theory]
    [InlineData("{ count: 1 }", "'count' of 'offer' must be a whole number from 2 to 26")]
    [InlineData("{ rigth: a }", "did you mean 'right'?")]
    public void A_faulty_option_is_refused(string yaml, string sentence) => SomeStep.Faults(Offer.Verb, yaml).ShouldContain(sentence);

    [Fact]
    public void Whatever_the_texts_a_row_keeps_them_all_or_is_dropped()
    {
        Gen<string> text = Gen.Elements("Rome", "rome", " Oslo ", "", "right", "right one", "…", "1", "1.5", "a b", "b", "-p", "ﬁn", "北京");
        Prop.ForAll(Gen.ArrayOf(text, 3).ToArbitrary(), Gen.Elements("A", "B", "C", "D", "E", "").ToArbitrary(), (wrong, letter) =>
        {
            RowOutcome outcome = Step().Apply(Some.Row("a", ("answer", "right"), ("place", letter)).With("wrong", Json.Of(wrong)));
            return outcome.IsKept
                ? Choices(outcome)[letter[0] - 'A'] == "right" && Choices(outcome).Order().SequenceEqual(wrong.Select(each => each.Trim()).Append("right").Order())
                : outcome.Detail!.Length > 0;
        }).QuickCheckThrowOnFailure();
    }

    private static Offer Step(string yaml = "{}", string seed = "0") => SomeStep.Of<Offer>(Offer.Verb, yaml, new() { Name = "offer", Seed = seed });

    private static string[] Choices(RowOutcome outcome)
    {
        outcome.IsKept.ShouldBeTrue(outcome.Detail);
        return [.. outcome.Rows[0].Columns["choices"].EnumerateArray().Select(choice => choice.GetString()!)];
    }
}
