using Seedbed.Steps;
using Seedbed.Steps.Options;

namespace Seedbed.Tests.Doubles;

/// <summary>A verb of a user's own: passes rows on, and cancels the run while it works the n-th.</summary>
internal static class StopVerb
{
    public static Verb After(int rows, CancellationTokenSource stop) => Verb.Of(
        "stop-after",
        "Stops the run in its middle",
        StepKind.Row,
        new OptionTable<object>(new()),
        (_, _) => Steps.Row(row =>
        {
            if (Interlocked.Decrement(ref rows) == 0)
                stop.Cancel();
            return RowOutcome.Keep(row);
        }));

    /// <summary>A verb that meets a fault which the user can mend.</summary>
    public static Verb Broken(string sentence) => Verb.Of(
        "broken",
        "Meets a fault",
        StepKind.Row,
        new OptionTable<object>(new()),
        (_, _) => Steps.Row(_ => throw new SeedbedException(sentence)));
}
