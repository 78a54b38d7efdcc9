using Seedbed.Export;
using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>How a run ended, and the sentence that says why.</summary>
internal static class RunEnd
{
    /// <summary>Reasons of drops for requests that failed for good: those that brought no reply, and that <c>--retry-failed</c> asks again.</summary>
    private static readonly string[] FailedRequests = ["request-failed", "context-too-long"];

    private const int NamedGroups = 5;

    public static (RunState State, string Why) Of(RunRecord record, bool stopped, RequestHeldException? held = null)
    {
        long failed = record.Steps.Sum(step => FailedRequests.Sum(reason => step.Rejected.GetValueOrDefault(reason)));
        if (stopped)
            return (RunState.Stopped, "stopped by the user; running again goes on");
        if (held is not null)
            return (held.Reason == HoldReason.Batch ? RunState.Waiting : RunState.Short, held.Message);
        if (record is { Target: { } target, Groups: { } groups })
            return OfTarget(target, groups, failed);
        if (failed > 0)
            return (RunState.Short, $"every unit was worked, but {Failures(failed)}");
        return record.Rows == 0
            ? (RunState.Short, "every unit was worked, but no row was accepted (see rejects)")
            : OfLeaves(record.Groups ?? []);
    }

    private static (RunState State, string Why) OfLeaves(IReadOnlyList<GroupFacts> leaves)
    {
        GroupFacts[] barren = [.. leaves.Where(static leaf => leaf.Why is not null)];
        return barren.Length == 0
            ? (RunState.Finished, "every unit was worked")
            : (RunState.Short, $"every unit was worked, but {barren.Length} of {leaves.Count} leaves gave no row: {Named(barren)}");
    }

    private static (RunState State, string Why) OfTarget(Target target, IReadOnlyList<GroupFacts> groups, long failed)
    {
        GroupFacts[] missed = [.. groups.Where(group => group.Why is not null)];
        if (groups.Count > 0 && missed.Length == 0)
        {
            return (RunState.Finished, target.Per is null
                ? $"the target of {target.Rows} rows is met"
                : $"the target of {RowsPer(target, groups)} is met by all {groups.Count}");
        }

        string why = missed switch
        {
            [] => "the source has no unit to work",
            [{ Group: "" } all] when target.Per is null => $"the target was missed with {all.Rows} of {target.Rows} rows: {all.Why}",
            _ when target.Per is null => $"the target was missed with {groups.Sum(static group => group.Rows)} of {target.Rows} rows, by {missed.Length} of {groups.Count}: {Named(missed)}",
            _ => $"the target of {RowsPer(target, groups)} was missed by {missed.Length} of {groups.Count}: {Named(missed)}",
        };
        return (RunState.Short, failed == 0 ? why : $"{why}; {Failures(failed)}");
    }

    // Weights give each leaf a number of its own.
    private static string RowsPer(Target target, IReadOnlyList<GroupFacts> groups)
    {
        long[] wanted = [.. groups.Select(group => group.Wanted ?? target.Rows)];
        return wanted.All(rows => rows == target.Rows)
            ? $"{target.Rows} rows per {target.Per}"
            : $"{wanted.Sum()} rows, {wanted.Min()} to {wanted.Max()} per {target.Per} by weight,";
    }

    private static string Failures(long rows) =>
        $"{rows} {(rows == 1 ? "row was" : "rows were")} lost to requests that failed for good (see rejects; --retry-failed asks them again)";

    private static string Named(GroupFacts[] missed) =>
        string.Join("; ", missed.Take(NamedGroups).Select(group => $"{(group.Group.Length == 0 ? "(none)" : group.Group)} has {group.Rows}, {group.Why}"))
        + (missed.Length > NamedGroups ? $"; and {missed.Length - NamedGroups} more (run.json lists them)" : "");
}
