using Seedbed.Runs;
using Seedbed.Tests.Doubles;
using Xunit.Abstractions;

namespace Seedbed.Tests.EndToEnd;

/// <summary>Each fault of a server at one request in ten, and all together: every row is delivered or rejected with its reason.</summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    // What a run loses to nothing but its own recipe.
    private static readonly string[] Usual = ["keep", "duplicate"];

    public static TheoryData<FakeModelFault> Passing => [.. FakeModelFaultPlan.Passing];

    public static TheoryData<FakeModelFault> OfContent => [.. FakeModelFaultPlan.OfContent];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_that_passes_leaves_no_trace_in_the_dataset(FakeModelFault fault)
    {
        QaOutcome undisturbed = await QaOutcome.UndisturbedAsync();

        QaOutcome outcome = await AskAsync(FakeModelFaultPlan.Each(0.1, fault));

        outcome.Record.State.ShouldBe(RunState.Finished);
        outcome.Bytes.ShouldBe(undisturbed.Bytes);
        outcome.Requests.ShouldBeGreaterThan(undisturbed.Requests);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Nor_does_one_that_meets_the_first_requests(FakeModelFault fault)
    {
        QaOutcome outcome = await AskAsync(request => request.Number <= 20 && request.Attempt == 1 ? fault : FakeModelFault.None);

        outcome.Record.State.ShouldBe(RunState.Finished);
        outcome.Bytes.ShouldBe((await QaOutcome.UndisturbedAsync()).Bytes);
    }

    [Fact]
    public async Task All_that_pass_together_leave_no_trace_either()
    {
        QaOutcome outcome = await AskAsync(FakeModelFaultPlan.Each(0.1, FakeModelFaultPlan.Passing));

        outcome.Record.State.ShouldBe(RunState.Finished);
        outcome.Bytes.ShouldBe((await QaOutcome.UndisturbedAsync()).Bytes);
    }

    [Theory]
    [MemberData(nameof(OfContent))]
    public async Task A_fault_of_content_costs_rows_at_most_and_each_is_accounted_for(FakeModelFault fault)
    {
        QaOutcome outcome = await AskAsync(FakeModelFaultPlan.Each(0.1, fault));

        outcome.Record.Rows.ShouldBeGreaterThan(QaOutcome.Asked / 3);
        outcome.Rejected.Keys.Except(Usual).ShouldBeSubsetOf(ReasonsOf(fault));
        if (fault is FakeModelFault.Fenced or FakeModelFault.ExtraItem)
            outcome.Bytes.Dataset.ShouldBe((await QaOutcome.UndisturbedAsync()).Bytes.Dataset);
    }

    [Fact]
    public async Task Faults_of_all_kinds_together_cost_rows_at_most_and_each_is_accounted_for()
    {
        QaOutcome outcome = await AskAsync(FakeModelFaultPlan.Each(0.02, [.. FakeModelFaultPlan.Passing, .. FakeModelFaultPlan.OfContent]));

        outcome.Record.Rows.ShouldBeGreaterThan(0);
        outcome.Rejected.Keys.Except(Usual).ShouldBeSubsetOf(FakeModelFaultPlan.OfContent.SelectMany(ReasonsOf));
    }

    // A reply that can't be used is asked for once more, so it may cost nothing at all.
    private static string[] ReasonsOf(FakeModelFault fault) => fault switch
    {
        FakeModelFault.Prose or FakeModelFault.WrongShape or FakeModelFault.CutJson => ["malformed", "unjudged", "missing-item"],
        FakeModelFault.MissingSlots => ["missing-item", "unjudged"],
        FakeModelFault.ExtraItem => ["extra-item"],
        FakeModelFault.WrongSlots => ["missing-item", "extra-item", "unjudged"],
        FakeModelFault.WrongTypes => ["malformed", "unjudged"],
        FakeModelFault.WrongLanguage => ["quote-not-found"],
        FakeModelFault.Length or FakeModelFault.SpentBeforeTheFirstWord => ["truncated", "unjudged"],
        FakeModelFault.ContextTooLong => ["context-too-long"],
        FakeModelFault.Fenced or FakeModelFault.Duplicates => [],
        _ => ["request-failed"],
    };

    private Task<QaOutcome> AskAsync(FakeModelFaultPlan plan) => AskAsync(plan.Of);

    private async Task<QaOutcome> AskAsync(Func<FakeModelRequest, FakeModelFault> fault)
    {
        QaOutcome outcome = await QaOutcome.WithAsync(fault);
        output.WriteLine($"{outcome.Record.State}: {outcome.Record.Rows} rows, {outcome.Requests} requests, {outcome.Record.Seconds} s");
        output.WriteLine(string.Join(", ", outcome.Rejected.Select(reason => $"{reason.Key} {reason.Value}")));
        return outcome;
    }
}
