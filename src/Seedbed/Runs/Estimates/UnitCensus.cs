using Seedbed.Runs.Walks;

namespace Seedbed.Runs.Estimates;

/// <summary>How many units of each part a source has, for each group of a target.</summary>
internal sealed class UnitCensus(GroupRule? rule)
{
    private readonly SortedDictionary<string, SortedDictionary<string, long>> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rowGroups = new(StringComparer.Ordinal);

    /// <summary>The units of each part (empty: of none), by group.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, long>> Groups => _groups;

    /// <summary>In how many groups a target counts the rows of one unit; 1 where they belong together.</summary>
    public int RowGroups => Math.Max(1, _rowGroups.Count);

    /// <summary>Counts a unit.</summary>
    public async ValueTask AddAsync(Unit unit, CancellationToken cancellationToken)
    {
        string group = rule?.Of(unit) ?? "";
        Expect(group);
        SortedDictionary<string, long> parts = _groups[group];
        string part = unit.Part ?? "";
        parts[part] = parts.GetValueOrDefault(part) + 1;
        if (rule is not null)
            _rowGroups.UnionWith(await rule.RowGroupsAsync(unit, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Lists a group that may have no unit.</summary>
    public void Expect(string group) => _groups.TryAdd(group, new(StringComparer.Ordinal));
}
