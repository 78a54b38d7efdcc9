using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>How a run ended, and the sentence that says why.</summary>
internal static class RunEnd
{
    /// <summary>Reasons of drops for requests that failed for good: those that brought no reply, and that <c>--retry-failed</c> asks again.</summary>
    private static readonly string[] FailedRequests = ["request-failed", "context-too-long"];

    public static (RunState State, string Why) Of(RunRecord record, bool stopped, RequestHeldException? held = null)
    {
        long failed = record.Steps.Sum(step => FailedRequests.Sum(reason => step.Rejected.GetValueOrDefault(reason)));
        if (stopped)
            return (RunState.Stopped, "stopped by the user; running again goes on");
        if (held is not null)
            return (held.Reason == HoldReason.Batch ? RunState.Waiting : RunState.Short, held.Message);
        if (failed > 0)
            return (RunState.Short, $"every unit was worked, but {failed} rows were lost to requests that failed for good (see rejects; --retry-failed asks them again)");
        return record.Rows == 0
            ? (RunState.Short, "every unit was worked, but no row was accepted (see rejects)")
            : (RunState.Finished, "every unit was worked");
    }
}
