using Seedbed.Export;

namespace Seedbed.Runs;

/// <summary>Counts what stood in the way of a run's groups, so that those that have too few rows can say why. Memory follows the groups, not the rows.</summary>
/// <param name="known">The groups that are known before a unit is read: a taxonomy's leaves.</param>
/// <param name="groupOf">The group of a unit; null: none.</param>
internal sealed class GroupLosses(IReadOnlyList<string> known, Func<SourceItem, string?> groupOf)
{
    private readonly Dictionary<string, GroupLoss> _groups = known.Distinct().ToDictionary(name => name, _ => new GroupLoss(), StringComparer.Ordinal);

    /// <summary>Whether there are groups that are known before a unit is read.</summary>
    public bool HasKnown => known.Count > 0;

    /// <summary>Takes the result of a unit, or an input that never became one.</summary>
    public void Add(UnitResult result)
    {
        if (result.Origin.Reject is { } reject)
            Nearest(reject.Item ?? "")?.Add(reject);
        else if (groupOf(result.Origin) is { } group)
            Of(group).Add(result);
    }

    /// <summary>A group of a target with what stood in its way, if it missed rows.</summary>
    public GroupFacts Explained(GroupFacts group) =>
        group.Why is null || !_groups.TryGetValue(group.Group, out GroupLoss? loss) ? group : group with { Detail = loss.Detail };

    /// <summary>How the known groups stand when each unit was worked once: at least one row is wanted of each.</summary>
    /// <param name="isWhole">Whether the source was worked to its end.</param>
    public IReadOnlyList<GroupFacts> Facts(bool isWhole) =>
        [.. known.Distinct().Order(StringComparer.Ordinal).Select(name => Explained(new(name, _groups[name].Rows, _groups[name].Units > 0 ? 1 : 0, Why(_groups[name], isWhole))))];

    private static string? Why(GroupLoss loss, bool isWhole) =>
        loss.Rows > 0 ? null
        : !isWhole ? "the run ended before"
        : loss.Units == 0 ? GroupFacts.Idle
        : "none of its rows was accepted";

    // A document of a leaf is called after it.
    private GroupLoss? Nearest(string item)
    {
        for (string path = item; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
        {
            if (_groups.TryGetValue(path, out GroupLoss? loss))
                return loss;
        }

        return null;
    }

    private GroupLoss Of(string group)
    {
        if (!_groups.TryGetValue(group, out GroupLoss? loss))
            _groups[group] = loss = new();
        return loss;
    }
}
