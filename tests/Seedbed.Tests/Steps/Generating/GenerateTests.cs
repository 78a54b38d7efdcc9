using Seedbed.Models;
using Seedbed.Models.Replies;
using Seedbed.Steps;
using Seedbed.Steps.Generating;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Steps.Generating;

public sealed class GenerateTests
{
    private static readonly ObjectShape Question = new([new("question", new TextShape())]);

    [Fact]
    public async Task Together_a_units_rows_take_one_request_and_each_gets_its_item()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        UnitOutcome outcome = await AskAsync(server, rows: 5);
        server.Requests.ShouldHaveSingleItem();
        outcome.Said.Select(said => said.From).ShouldBe([0, 1, 2, 3, 4]);
        string?[] questions = [.. outcome.Said.Select(said => said.Outcome.Rows[0].Text("question"))];
        questions.ShouldAllBe(question => question!.StartsWith("What is known about", StringComparison.Ordinal));
        questions.Distinct().Count().ShouldBe(5);
        outcome.Said[2].Outcome.Rows[0].Id.ShouldBe("guide/vacuum.md#c1/3");
    }

    [Fact]
    public async Task Apart_each_row_is_one_request()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        UnitOutcome outcome = await AskAsync(server, rows: 3, together: false, prompt: "single.md", text: "Write a {{difficulty}} question.");
        server.Requests.Count.ShouldBe(3);
        outcome.Said.Count(said => said.Outcome.IsKept).ShouldBe(3);
        server.Requests.ShouldAllBe(request => !request.Prompt.Contains("slot", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_slot_left_out_is_asked_once_more_alone_and_then_a_reject()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.MissingSlots });
        UnitOutcome outcome = await AskAsync(server, rows: 4);
        server.Requests.Count.ShouldBe(2);
        server.Requests[1].Prompt.ShouldContain("Slot 2:");
        server.Requests[1].Prompt.ShouldContain("Slot 4:");
        server.Requests[1].Prompt.ShouldNotContain("Slot 1:");
        server.Requests[1].Prompt.ShouldContain("the model left slot 4 out");
        Reasons(outcome).ShouldBe(["", "", "", "missing-item"]);
    }

    [Fact]
    public async Task An_item_of_the_wrong_shape_is_asked_again_with_its_fault_named()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = FakeModelOptions.Numbers(FakeModelFault.WrongTypes, 1) });
        UnitOutcome outcome = await AskAsync(server, rows: 3);
        Reasons(outcome).ShouldBe(["", "", ""]);
        server.Requests[1].Prompt.ShouldContain("- slot 1: question must be a text, not a number\n- slot 3: ");
        server.Requests[1].Prompt.ShouldNotContain("Slot 2");
    }

    [Fact]
    public async Task An_item_that_stays_wrong_is_a_reject_with_what_the_model_wrote()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.WrongTypes });
        UnitOutcome outcome = await AskAsync(server, rows: 2);
        Reasons(outcome).ShouldBe(["malformed", ""]);
        outcome.Said[0].Outcome.Detail.ShouldBe("question must be a text, not a number");
        outcome.Said[0].Outcome.Rows[0].Text("raw_reply").ShouldBe("""{"slot":1,"question":7}""");
        outcome.Said[1].Outcome.Rows[0].Columns.Contains("raw_reply").ShouldBeFalse();
    }

    [Fact]
    public async Task Prose_is_malformed_and_kept_raw()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Prose });
        UnitOutcome outcome = await AskAsync(server, rows: 2);
        Reasons(outcome).ShouldBe(["malformed", "malformed"]);
        outcome.Said[0].Outcome.Rows[0].Text("raw_reply")!.ShouldStartWith("I would love to help");
    }

    [Fact]
    public async Task Fences_and_words_around_do_no_harm()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.Fenced });
        Reasons(await AskAsync(server, rows: 3)).ShouldBe(["", "", ""]);
        server.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(FakeModelFault.Length, "truncated")]
    [InlineData(FakeModelFault.CutJson, "missing-item")]
    public async Task Of_a_reply_cut_short_the_whole_items_are_kept(FakeModelFault fault, string reason)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => fault });
        string[] reasons = Reasons(await AskAsync(server, rows: 6));
        reasons[..3].ShouldBe(["", "", ""]);
        reasons[^1].ShouldBe(reason);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Items_beyond_what_was_asked_are_made_and_rejected()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.ExtraItem });
        UnitOutcome outcome = await AskAsync(server, rows: 2);
        outcome.Said.Select(said => (said.From, said.Outcome.Reason)).ShouldBe([(0, null), (1, null), (1, "extra-item")]);
        outcome.Said[2].Outcome.Rows[0].Id.ShouldBe("guide/vacuum.md#c1/2/1");
    }

    [Fact]
    public async Task Slots_that_nobody_asked_for_fill_no_row()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => FakeModelFault.WrongSlots });
        UnitOutcome outcome = await AskAsync(server, rows: 2);
        outcome.Said.Count(said => said.Outcome.IsKept).ShouldBe(0);
        outcome.Said.Count(said => said.Outcome.Reason == "missing-item").ShouldBe(2);
        outcome.Said.Count(said => said.Outcome.Reason == "extra-item").ShouldBe(4);
    }

    [Theory]
    [InlineData(FakeModelFault.ContextTooLong, "context-too-long")]
    [InlineData(FakeModelFault.ServerError, "request-failed")]
    public async Task A_failed_request_rejects_its_rows(FakeModelFault fault, string reason)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = _ => fault });
        Reasons(await AskAsync(server, rows: 2)).ShouldBe([reason, reason]);
    }

    [Fact]
    public async Task Under_faults_of_every_kind_each_row_is_said_once_and_a_replay_says_the_same()
    {
        FakeModelFault[] faults =
        [
            .. FakeModelFaultPlan.OfContent.Except([FakeModelFault.Html, FakeModelFault.InvalidUtf8]), FakeModelFault.HalfCharacter,
            FakeModelFault.ServerError, FakeModelFault.Loading, FakeModelFault.TooManyRequests, FakeModelFault.Disconnect,
        ];
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Fault = FakeModelOptions.OfThousand(600, isPassing: false, faults) });
        using var folder = new TempFolder();
        string[][] runs = new string[2][];
        int asked = 0;
        for (int run = 0; run < 2; run++)
        {
            asked = server.Requests.Count;
            using ResponseLog log = ResponseLog.Open(folder["responses"]);
            using var models = ModelSet.Connect(server.Settings, log: log);
            var step = new Generate(Options("prompts/questions.md", together: true), QaPrompts.Setup(models, "generate"));
            UnitOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
            {
                UnitRows unit = QaPrompts.Rows(4, QaPrompts.Unit($"doc.md#c{number}", $"Chunk number {number} says this.\n{QaPrompts.Passage}"));
                return await step.ApplyAsync(unit, CancellationToken.None);
            }));
            foreach (UnitOutcome outcome in outcomes)
                outcome.Said.Where(said => said.Outcome.Reason != "extra-item").Select(said => said.From).ShouldBe([0, 1, 2, 3]);
            runs[run] = [.. outcomes.SelectMany(outcome => outcome.Said).Select(said =>
                $"{said.Outcome.Rows[0].Id} {said.Outcome.Reason} {said.Outcome.Detail} {said.Outcome.Rows[0].Text("question")} {said.Outcome.Rows[0].Text("raw_reply")}")];
        }

        runs[1].ShouldBe(runs[0]);
        server.Requests.Count.ShouldBe(asked);
        runs[0].Select(line => line.Split(' ')[1]).Distinct().Count().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_unit_whose_requests_are_alike_has_them_apart_in_the_log()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        UnitOutcome outcome = await AskAsync(server, rows: 3, together: false, prompt: "single.md", text: "Write a question.");
        server.Requests.Count.ShouldBe(3);
        server.Requests.Select(request => request.Hash).Distinct().ShouldHaveSingleItem();
        outcome.Said.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_columns_come_in_the_order_asked_for()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);
        var returns = new ObjectShape([new("evidence", new ListShape(new TextShape())), new("answer", new TextShape())]);
        var step = new Generate(new() { Prompt = QaPrompts.File_("prompts/answers.md"), Together = true, Returns = returns }, QaPrompts.Setup(models, "generate-2"));
        step.Columns.Needs.ShouldBe(["question"], ignoreOrder: true);
        step.Columns.Adds.ShouldBe(["evidence", "answer"]);
        UnitOutcome outcome = await step.ApplyAsync(QaPrompts.Rows(1, null, ("question", "What is known about VACUUM reclaims storage occupied by dead tuples.?")), default);
        Row row = outcome.Said[0].Outcome.Rows[0];
        row.Columns.Select(column => column.Key).ShouldBe(["question_type", "difficulty", "question", "evidence", "answer"]);
        row.Columns["evidence"].GetRawText().ShouldBe("""["VACUUM reclaims storage occupied by dead tuples."]""");
    }

    [Fact]
    public async Task A_users_examples_stand_in_the_prompt()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var models = ModelSet.Connect(server.Settings);
        using var folder = new TempFolder();
        foreach (string file in new[] { folder.Write("a.jsonl", "{\"question\":\"Why <so>?\"}\n\n{\"question\":\"And \\\"how\\\"?\"}\n"), folder.Write("a.yaml", "- question: Why <so>?\n- question: 'And \"how\"?'\n") })
        {
            var step = new Generate(Options("prompts/questions.md", true) with { Examples = QaPrompts.Given(file) }, QaPrompts.Setup(models, "generate"));
            await step.ApplyAsync(QaPrompts.Rows(2), default);
            server.Requests[^1].Prompt.ShouldContain("- Why <so>?\n- And \"how\"?\n");
        }
    }

    [Theory]
    [InlineData("a.jsonl", "[1]", "a.jsonl:1 is not a JSON object")]
    [InlineData("a.jsonl", "", "holds no examples")]
    [InlineData("a.yaml", "question: one", "must be a list of examples")]
    [InlineData("a.yaml", "- one", "an example must be a mapping")]
    public void A_wrong_file_of_examples_is_named(string name, string text, string part)
    {
        using var folder = new TempFolder();
        string file = folder.Write(name, text);
        Should.Throw<SeedbedException>(() => new Generate(Options("prompts/questions.md", true) with { Examples = QaPrompts.Given(file) }, QaPrompts.Setup(ModelSet.Unconnected(), "generate")))
            .Message.ShouldContain(part);
    }

    [Fact]
    public void A_missing_model_is_found_when_the_step_is_made() =>
        Should.Throw<SeedbedException>(() => new Generate(Options("prompts/questions.md", true), QaPrompts.Setup(ModelSet.None, "generate")))
            .Message.ShouldContain("--model");

    private static string[] Reasons(UnitOutcome outcome) =>
        [.. outcome.Said.Where(said => said.Outcome.Reason != "extra-item").Select(said => said.Outcome.Reason ?? "")];

    private static GenerateOptions Options(string prompt, bool together) =>
        new() { Prompt = QaPrompts.File_(prompt), Together = together, Returns = Question };

    private static async Task<UnitOutcome> AskAsync(
        FakeModelServer server, int rows, bool together = true, string prompt = "prompts/questions.md", string? text = null)
    {
        using var models = ModelSet.Connect(server.Settings);
        StepSetup setup = QaPrompts.Setup(models, "generate");
        if (text is not null)
            setup = setup with { Files = new(_ => text, _ => null) };
        return await new Generate(Options(prompt, together), setup).ApplyAsync(QaPrompts.Rows(rows), CancellationToken.None);
    }
}
