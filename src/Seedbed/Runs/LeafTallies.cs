using Seedbed.Export;
using Seedbed.Runs.Walks;

namespace Seedbed.Runs;

/// <summary>Keeps the account of every leaf of a taxonomy, as the pipeline keeps that of the whole.</summary>
internal sealed class LeafTallies
{
    private readonly TaxonomyUnits _source;
    private readonly SortedDictionary<string, LeafTally> _leaves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stages = new(StringComparer.Ordinal);

    public LeafTallies(TaxonomyUnits source, IReadOnlyList<StepCounts> steps)
    {
        _source = source;
        for (int stage = 0; stage < steps.Count; stage++)
            _stages[steps[stage].Step] = stage;
        foreach (string leaf in source.Groups)
            _leaves[leaf] = new(steps);
    }

    /// <summary>Takes the next result. One that belongs to no leaf, such as a folder that was passed over, is the run's alone.</summary>
    public void Add(UnitResult result)
    {
        if (TallyOf(result.Origin) is { } tally)
            tally.Add(result, step => _stages.GetValueOrDefault(step));
    }

    /// <summary>The counts of all leaves, by path.</summary>
    /// <param name="walk">The walk, for a run with a target; else each unit comes once.</param>
    /// <param name="groups">How the leaves stand to the target; null when it counts none of them by itself.</param>
    /// <param name="wanted">The target's rows of each leaf.</param>
    /// <param name="isWhole">Whether the source was read to its end.</param>
    public IReadOnlyList<LeafCounts> ToFacts(Walk? walk, IReadOnlyList<GroupFacts>? groups, long? wanted, bool isWhole)
    {
        Dictionary<string, GroupFacts> known = (groups ?? []).ToDictionary(group => group.Group, StringComparer.Ordinal);
        return [.. _leaves.Select(leaf => Facts(leaf.Key, leaf.Value, known.GetValueOrDefault(leaf.Key)))];

        LeafCounts Facts(string leaf, LeafTally tally, GroupFacts? group)
        {
            LeafCounts counts = tally.ToFacts(leaf);
            return counts with
            {
                Documents = _source.Find(leaf)?.Count ?? 0,
                DocumentsFrom = _source.Find(leaf) is { Count: > 0 } open ? open.Origin.ToString().ToLowerInvariant() : null,
                Units = walk is not null ? walk.UnitsOf(leaf) : isWhole ? counts.Asked : null,
                Wanted = group is null ? null : group.Wanted ?? wanted,
                Why = group?.Why,
            };
        }
    }

    private LeafTally? TallyOf(SourceItem origin)
    {
        for (string? path = origin.Unit is { } unit ? unit.Source.Leaf : origin.Reject!.Item; path is { Length: > 0 }; path = Parent(path))
        {
            if (_leaves.TryGetValue(path, out LeafTally? tally))
                return tally;
        }

        return null;
    }

    private static string? Parent(string path) => path.LastIndexOf('/') is > 0 and int slash ? path[..slash] : null;
}
