namespace Seedbed.Runs.Estimates;

/// <summary>Reckons from the rows that a unit of each part gives how often units must be worked: once, or as often as each group of a target takes.</summary>
internal sealed class Reckoning(UnitCensus census, Target? target, bool isDrawnOnce)
{
    /// <summary>Units of the source.</summary>
    public long Units => census.Groups.Values.Sum(static parts => parts.Values.Sum());

    /// <summary>Whether each unit is worked once at most.</summary>
    public bool IsDrawnOnce => isDrawnOnce;

    /// <summary>Rows that the target wants, of all groups together; null: none is set.</summary>
    public long? Wanted => target is null ? null : Wishes().Sum(static wish => wish.Rows);

    /// <summary>The rows that a unit gives, all parts taken together.</summary>
    public double RowsPerUnit(PartYields yields) => Units == 0 ? 0 : census.Groups.Values.Sum(parts => RowsOf(parts, yields)) / Units;

    /// <summary>The work; as much as the source has where the target can't be reckoned.</summary>
    public WorkNeeded Of(PartYields yields)
    {
        if (target is null)
            return Once();
        var work = new WorkNeeded();
        foreach ((SortedDictionary<string, long> parts, long rows) in Wishes())
            Add(work, parts, rows, yields);
        return work.Draws > 0 ? work : Once();
    }

    private WorkNeeded Once()
    {
        var work = new WorkNeeded();
        foreach (SortedDictionary<string, long> parts in census.Groups.Values)
            work.Add(parts.Values.Sum(), parts);
        return work;
    }

    private void Add(WorkNeeded work, SortedDictionary<string, long> parts, long wanted, PartYields yields)
    {
        (long units, double rows) = (parts.Values.Sum(), RowsOf(parts, yields));
        if (wanted == 0 || rows == 0)
        {
            work.Missing += wanted;
            return;
        }

        double draws = Math.Ceiling(wanted / (rows / units));
        if (isDrawnOnce && draws > units)
            (draws, work.Missing) = (units, work.Missing + wanted - Estimate.Whole(rows));
        work.Add(draws, parts);
    }

    private IEnumerable<(SortedDictionary<string, long> Parts, long Rows)> Wishes() => census.Groups.Values
        .Zip(target!.Of([.. census.Groups.Keys]), (parts, rows) => (parts, rows * census.RowGroups));

    private static double RowsOf(SortedDictionary<string, long> parts, PartYields yields) =>
        parts.Sum(part => part.Value * yields.RowsOfOne(part.Key));
}
