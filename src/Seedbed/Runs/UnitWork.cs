using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>One unit on its way through the steps: the rows that are left, what was dropped and what each step counted. Owned by one thread at a time.</summary>
internal sealed class UnitWork
{
    private readonly StepTally[] _tallies;

    public UnitWork(SourceItem origin, int stages)
    {
        Origin = origin;
        _tallies = new StepTally[stages];
    }

    public SourceItem Origin { get; }

    /// <summary>The unit's place in the walk, from 0.</summary>
    public long Turn { get; init; }

    /// <summary>Why the unit has no result in this process; null when it has or will have one.</summary>
    public RequestHeldException? Held { get; set; }

    public IReadOnlyList<Row> Rows { get; set; } = [];

    /// <summary>Drops in the order of the steps; the number is the stage (0 the source).</summary>
    public List<(int Stage, Reject Reject)> Rejects { get; } = [];

    public Span<StepTally> Tallies => _tallies;

    /// <summary>The same, to be looked at when the work is done.</summary>
    public ReadOnlyMemory<StepTally> Counted => _tallies;

    /// <summary>Bytes that the work holds, roughly: enough to bound memory by.</summary>
    public long Size => WorkSize.Of(this);
}
