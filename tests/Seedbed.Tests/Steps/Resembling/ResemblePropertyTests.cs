using FsCheck;
using FsCheck.Fluent;
using Seedbed.Steps;
using Seedbed.Steps.Resembling;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Resembling;

public sealed class ResemblePropertyTests
{
    private static readonly string[] Pieces =
        ["the", "Der", "und", "42", "yes", "B)", "- ", "1. ", "\n", "\n", "?", "：", ":", "\"", "{", "}", "[1]", "```", "|", "東京", "слово", "😀", "e\u0301", " ", "\t", ";", "don't", "\u2028"];

    private static readonly Resemble Step = SomeStep.Of<Resemble>(Resemble.Verb, "{ question: question, answer: answer, context: context, tolerance: 1, as: alike }");

    private static Gen<string> Texts => Gen.Choose(0, 12).SelectMany(count => Gen.Elements(Pieces).ArrayOf(count)).Select(pieces => string.Join(' ', pieces));

    private static Gen<(string Question, string Answer, string Context)> Seeds =>
        from question in Texts
        from answer in Texts
        from context in Texts
        select (question, answer, context);

    private static Gen<(string Question, string Answer, string Context)[]> Lists => Gen.Choose(1, 6).SelectMany(count => Seeds.ArrayOf(count));

    [Fact]
    public void A_seed_always_resembles_its_seeds() => Prop.ForAll(
        Arb.From(Lists),
        seeds => seeds.All(seed => Apply(seeds, seed) is { IsKept: true } outcome && outcome.Rows[0].Columns["alike"].GetDouble() > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_seeds_makes_no_difference() => Prop.ForAll(
        Arb.From(from seeds in Lists from row in Seeds from order in Gen.Choose(0, 5) select (seeds, row, order)),
        drawn =>
        {
            RowOutcome one = Apply(drawn.seeds, drawn.row);
            RowOutcome other = Apply([.. drawn.seeds.OrderBy(seed => FakeModelReply.Hash($"{drawn.order} {seed}"))], drawn.row);
            return (one.Reason, one.Detail) == (other.Reason, other.Detail);
        }).QuickCheckThrowOnFailure();

    private static RowOutcome Apply((string Question, string Answer, string Context)[] seeds, (string Question, string Answer, string Context) row) => Step.Apply(
        Some.Row("r", ("question", row.Question), ("answer", row.Answer), ("context", row.Context))
            .With("seed_examples", System.Text.Json.JsonSerializer.SerializeToElement(seeds.Select(seed => new { question = seed.Question, answer = seed.Answer, context = seed.Context }))));
}
