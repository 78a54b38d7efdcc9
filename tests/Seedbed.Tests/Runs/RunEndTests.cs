using Seedbed.Export;
using Seedbed.Runs;

namespace Seedbed.Tests.Runs;

public sealed class RunEndTests
{
    [Theory]
    [InlineData("request-failed")]
    [InlineData("context-too-long")]
    public void A_run_with_requests_that_failed_for_good_ends_short(string reason)
    {
        (RunState state, string why) = RunEnd.Of(Record(rows: 5, reason), stopped: false);
        state.ShouldBe(RunState.Short);
        why.ShouldContain("--retry-failed");
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("missing-item")]
    [InlineData("malformed")]
    [InlineData("unjudged")]
    public void A_reply_that_could_not_be_used_is_no_failed_request(string reason) =>
        RunEnd.Of(Record(rows: 5, reason), stopped: false).State.ShouldBe(RunState.Finished);

    [Fact]
    public void A_run_without_rows_ends_short() =>
        RunEnd.Of(Record(rows: 0, "duplicate"), stopped: false).State.ShouldBe(RunState.Short);

    private static RunRecord Record(long rows, string reason) => new()
    {
        Version = "0",
        State = RunState.Running,
        Why = "",
        Asked = new() { Recipe = "", Seed = "0", Models = new Dictionary<string, string>(), Inputs = [] },
        Recipe = new("qa", "", new Dictionary<string, System.Text.Json.JsonElement>(), []),
        Rows = rows,
        Steps = [new StepFacts("generate", "generate", rows + 1, 0, rows, new Dictionary<string, long> { [reason] = 1 })],
    };
}
