namespace Seedbed.Runs.Walks;

/// <summary>How far a group of units has come. Guarded by its <see cref="Goal"/>.</summary>
internal sealed class GroupState(WalkGroup group, long wanted)
{
    private long _gained;
    private int _dry;

    /// <summary>How many units the group has.</summary>
    public int Units => group.Units;

    /// <summary>Rows that it must have.</summary>
    public long Wanted => wanted;

    /// <summary>Units handed out to be worked.</summary>
    public long Given { get; set; }

    /// <summary>Units whose results were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Rows accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Why nothing more is wanted of it; null while it is open.</summary>
    public GroupEnd? End { get; set; } = wanted == 0 ? GroupEnd.Met : group.Units == 0 ? GroupEnd.Exhausted : null;

    /// <summary>The draw that the last result taken belongs to, from 1; 0 before the first.</summary>
    public int Draw => group.Units == 0 ? 0 : (int)((Taken + group.Units - 1) / group.Units);

    /// <summary>Takes the result of the next unit.</summary>
    public void Take(long accepted, int draws)
    {
        Taken++;
        Accepted += accepted;
        _gained += accepted;
        if (Taken % group.Units != 0)
            return;
        _dry = _gained == 0 ? _dry + 1 : 0;
        _gained = 0;
        if (_dry == 2)
            End ??= GroupEnd.Dry;
        else if (Draw == draws)
            End ??= GroupEnd.Exhausted;
    }
}
