using Seedbed.Export;

namespace Seedbed.Runs;

/// <summary>The account of one leaf, step by step.</summary>
internal sealed class LeafTally(IReadOnlyList<StepCounts> steps)
{
    private const int MaxFaults = 3;

    private readonly StepCounts?[] _steps = new StepCounts?[steps.Count];
    private readonly List<string> _faults = [];
    private long _asked;

    /// <summary>Takes what came of one of its units, or of a document that can't be used.</summary>
    public void Add(UnitResult result, Func<string, int> stageOf)
    {
        // Each unit has one first draw, whatever follows.
        if (result.Origin is { Unit: not null, Draw: 1 })
            _asked++;
        ReadOnlySpan<StepTally> tallies = result.Tallies.Span;
        for (int stage = 0; stage < tallies.Length; stage++)
        {
            if (tallies[stage] is { In: 0, Made: 0, Out: 0 })
                continue;
            At(stage).Add(tallies[stage]);
        }

        foreach (Reject reject in result.Rejects)
        {
            int stage = stageOf(reject.Step);
            At(stage).AddReject(reject.Reason);
            if (stage == 0 && _faults.Count < MaxFaults)
                _faults.Add(reject.Detail);
        }
    }

    /// <summary>The counts, which add up.</summary>
    public LeafCounts ToFacts(string leaf)
    {
        StepCounts[] reached = [.. _steps.OfType<StepCounts>()];
        foreach (StepCounts counts in reached)
            counts.Check();
        return new(leaf) { Asked = _asked, Rows = _steps[^1]?.Out ?? 0, Faults = _faults, Steps = [.. reached.Select(counts => counts.ToFacts())] };
    }

    private StepCounts At(int stage) => _steps[stage] ??= new(steps[stage].Step, steps[stage].Verb) { Part = steps[stage].Part };
}
