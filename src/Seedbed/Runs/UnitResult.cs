namespace Seedbed.Runs;

/// <summary>What came of one unit, or of an input that never became one: the rows accepted and the items dropped, in the order of the steps.</summary>
/// <param name="Origin">The unit, or the input's reject.</param>
/// <param name="Rows">Accepted rows.</param>
/// <param name="Rejects">Dropped items.</param>
public sealed record UnitResult(SourceItem Origin, IReadOnlyList<Row> Rows, IReadOnlyList<Reject> Rejects)
{
    /// <summary>What it added to each step's counts, from the source to <c>accept</c>.</summary>
    internal ReadOnlyMemory<StepTally> Tallies { get; init; }
}
