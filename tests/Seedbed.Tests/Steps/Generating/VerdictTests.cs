using Seedbed.Models;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

public sealed class VerdictTests
{
    private const string Why = "This is why it is so.";

    [Theory]
    [InlineData(new[] { 3, 3, 1 }, 3)]
    [InlineData(new[] { 1, 3, 3 }, 3)]
    [InlineData(new[] { 3, 2, 1 }, 1)]
    [InlineData(new[] { 2, 3, 3, 2 }, 2)]
    public async Task The_score_given_most_often_counts_and_of_equals_the_lower(int[] votes, int score)
    {
        var model = new SaidModel([.. votes.Select((vote, i) => $$"""{"reason":"Reason number {{i}} of them.","score":{{vote}}}""")]);

        RowOutcome outcome = (await JudgeAsync(model.Models(), $"{{ prompt: p.md, majority: {votes.Length} }}")).Said.ShouldHaveSingleItem().Outcome;

        outcome.Rows[0].Columns["score"].GetInt32().ShouldBe(score);
        outcome.Rows[0].Text("score_reason").ShouldBe($"Reason number {Array.IndexOf(votes, score)} of them.");
        outcome.Rows[0].Columns["score_votes"].EnumerateArray().Select(vote => vote.GetInt32()).ShouldBe(votes);
        model.Requests.ShouldHaveSingleItem().Options.Temperature.ShouldBe(0.7f);
    }

    [Fact]
    public async Task A_missing_verdict_is_borne_while_most_of_them_are_there()
    {
        string verdict = $$"""{"reason":"{{Why}}","score":2}""";

        Row row = (await JudgeAsync(new SaidModel(verdict, "What?", verdict, "What?").Models(), "{ prompt: p.md, majority: 3 }")).Said.ShouldHaveSingleItem().Outcome.Rows[0];
        RowOutcome unjudged = (await JudgeAsync(new SaidModel(verdict, "What?").Models(), "{ prompt: p.md, majority: 3 }")).Said.ShouldHaveSingleItem().Outcome;

        row.Columns["score_votes"].GetRawText().ShouldBe("[2,2]");
        unjudged.Reason.ShouldBe("unjudged");
        unjudged.Rows[0].Text("raw_reply").ShouldBe("What?");
    }

    [Fact]
    public async Task Criteria_are_scored_by_themselves_and_the_row_is_as_good_as_the_worst()
    {
        var model = new SaidModel($$"""{"accuracy_reason":"{{Why}}","accuracy":5,"clarity_reason":"It is far too long.","clarity":2}""");
        const string Yaml = "{ prompt: p.md, scale: 5, as: s, criteria: { accuracy: is every statement true, clarity: can it be read } }";

        Row row = (await JudgeAsync(model.Models(), Yaml)).Said.ShouldHaveSingleItem().Outcome.Rows[0];

        row.Columns.Select(column => column.Key).Skip(2).ShouldBe(["s", "s_reason", "s_accuracy", "s_accuracy_reason", "s_clarity", "s_clarity_reason"]);
        (row.Text("s"), row.Text("s_reason"), row.Text("s_accuracy")).ShouldBe(("2", "It is far too long.", "5"));
        model.Requests.Single().Text.ShouldContain("from 1 (worst) to 5 (best), and write the reason before its score:\n- accuracy: is every statement true\n- clarity: can it be read\n\nReply with");
    }

    [Fact]
    public async Task Criteria_and_a_majority_go_together_at_a_real_server()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);

        Row row = (await JudgeAsync(models, "{ prompt: p.md, majority: 3, seed: 1, criteria: { accuracy: a, clarity: b } }")).Said.ShouldHaveSingleItem().Outcome.Rows[0];

        row.Columns["score_accuracy_votes"].GetArrayLength().ShouldBe(3);
        row.Columns["score"].GetInt32().ShouldBe(Math.Min(row.Columns["score_accuracy"].GetInt32(), row.Columns["score_clarity"].GetInt32()));
    }

    [Theory]
    [InlineData("{ prompt: p.md, majority: 3, temperature: 0 }", "all verdicts would be alike")]
    [InlineData("{ prompt: p.md, majority: 99 }", "'majority' of 'judge' must be a whole number from 1 to 15")]
    [InlineData("{ prompt: p.md, criteria: {} }", "a mapping of 1 to 20 names")]
    [InlineData("{ prompt: p.md, criteria: { 'a b': x } }", "'a b' can't be a criterion")]
    [InlineData("{ prompt: p.md, criteria: { a_reason: x } }", "ends in neither 'reason' nor 'votes'")]
    [InlineData("{ prompt: p.md, criteria: [a] }", "'criteria' of 'judge' must be a mapping")]
    public void A_wrong_option_is_named(string yaml, string sentence) => SomeStep.Faults(Judge.Verb, yaml).ShouldContain(sentence);

    private static ValueTask<UnitOutcome> JudgeAsync(ModelSet models, string yaml) =>
        SomeStep.Of<Judge>(Judge.Verb, yaml, QaPrompts.Setup(models, "judge") with { Files = new(_ => "Judge this.", _ => null) })
            .ApplyAsync(QaPrompts.Rows(1), CancellationToken.None);
}
