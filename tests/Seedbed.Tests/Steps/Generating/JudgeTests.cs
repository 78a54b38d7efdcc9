using Seedbed.Models;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

public sealed class JudgeTests
{
    [Fact]
    public async Task Each_row_gets_a_score_and_the_reason_for_it()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        UnitOutcome outcome = await JudgeAsync(server);
        server.Requests.ShouldHaveSingleItem();
        foreach ((_, RowOutcome said) in outcome.Said)
        {
            said.IsKept.ShouldBeTrue();
            said.Rows[0].Columns["question_score"].GetInt32().ShouldBeInRange(1, 3);
            said.Rows[0].Text("question_score_reason").ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task The_reason_is_asked_for_before_the_score_and_without_chance()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        await JudgeAsync(server);
        FakeModelRequest request = server.Requests[0];
        request.Schema!.Value.GetProperty("properties").GetProperty("items").GetProperty("items").GetProperty("properties")
            .EnumerateObject().Select(field => field.Name).ShouldBe(["slot", "reason", "score"]);
        request.Body.GetProperty("temperature").GetSingle().ShouldBe(0);
    }

    [Theory]
    [InlineData(FakeModelFault.WrongTypes)]
    [InlineData(FakeModelFault.Prose)]
    public async Task A_malformed_verdict_is_unjudged_with_what_the_model_wrote_and_never_a_zero(FakeModelFault fault)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => fault });
        RowOutcome first = (await JudgeAsync(server)).Said[0].Outcome;
        first.Reason.ShouldBe("unjudged");
        first.Rows[0].Text("raw_reply").ShouldNotBeNullOrEmpty();
        first.Rows[0].Columns.Contains("question_score").ShouldBeFalse();
    }

    [Fact]
    public async Task The_critic_judges_where_one_is_named()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Models = ["fake", "critic-model"] });
        using var models = ModelSet.Connect(server.Settings, server.Settings with { Name = "critic-model" });
        var step = new Judge(new() { Prompt = QaPrompts.File_("prompts/question-critic.md"), Together = true, As = "s" }, QaPrompts.Setup(models, "judge"));
        await step.ApplyAsync(QaPrompts.Rows(1, null, ("question", "Why?")), default);
        server.Requests[0].Body.GetProperty("model").GetString().ShouldBe("critic-model");
    }

    private static async Task<UnitOutcome> JudgeAsync(FakeModelServer server)
    {
        using var models = ModelSet.Connect(server.Settings);
        var options = new JudgeOptions { Prompt = QaPrompts.File_("prompts/question-critic.md"), Together = true, As = "question_score" };
        var step = new Judge(options, QaPrompts.Setup(models, "judge"));
        step.Columns.Adds.ShouldBe(["question_score", "question_score_reason"]);
        return await step.ApplyAsync(QaPrompts.Rows(3, null, ("question", "What does VACUUM reclaim?")), CancellationToken.None);
    }
}
