using Seedbed.Steps;

namespace Seedbed.Runs;

/// <summary>The account of one step over one unit's rows: what goes on, what is dropped, what was made, and that no row is missing.</summary>
internal ref struct StageAccount(UnitWork work, int stage, string step)
{
    private readonly List<Row> _out = new(work.Rows.Count);
    private int _in;
    private int _made;

    public void Enter(RowOutcome outcome)
    {
        _in++;
        _made += outcome.IsKept ? outcome.Rows.Count - 1 : 0;
        Sort(outcome);
    }

    public void Enter(UnitOutcome outcome)
    {
        _in = work.Rows.Count;
        Span<bool> seen = _in <= 256 ? stackalloc bool[_in] : new bool[_in];
        foreach ((int from, RowOutcome said) in outcome.Said)
        {
            if (seen[from])
                _made++;
            seen[from] = true;
            Sort(said);
        }

        int lost = seen.IndexOf(false);
        if (lost >= 0)
            throw new InvalidOperationException($"step '{step}' lost row {work.Rows[lost].Id}: neither kept nor dropped");
    }

    public readonly void Close()
    {
        ref StepTally tally = ref work.Tallies[stage];
        tally.In += _in;
        tally.Made += _made;
        tally.Out += _out.Count;
        work.Rows = _out;
    }

    private readonly void Sort(RowOutcome outcome)
    {
        if (outcome.IsKept)
            _out.AddRange(outcome.Rows);
        else
            work.Rejects.Add((stage, new Reject(step, outcome.Reason!, outcome.Detail ?? "", outcome.Rows[0])));
    }
}
