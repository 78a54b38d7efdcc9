namespace Seedbed.Runs.Walks;

/// <summary>Takes a source's items one after the other, and says which units there are in which groups.</summary>
internal sealed class WalkListing(UnitStore units, GroupRule rule)
{
    private readonly Dictionary<string, List<(int Unit, string Document)>> _groups = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _rowGroups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _leaves = new(StringComparer.Ordinal);
    private int _input = -1;

    /// <summary>The number of each unit's input (a file, a line), by the unit's number.</summary>
    public List<int> Inputs { get; } = [];

    /// <summary>Inputs that gave no unit.</summary>
    public List<Reject> Rejects { get; } = [];

    /// <summary>The groups that single rows belong to, as far as the first draw shows them.</summary>
    public IReadOnlyCollection<string> RowGroups => _rowGroups;

    /// <summary>How many units each leaf of a taxonomy has.</summary>
    public IReadOnlyDictionary<string, long> Leaves => _leaves;

    public async ValueTask AddAsync(SourceItem item, CancellationToken cancellationToken)
    {
        if (item.Unit is not { } unit)
        {
            Rejects.Add(item.Reject!);
            return;
        }

        if (item.OpensInput)
            _input++;
        if (unit.Source.Leaf is { } leaf)
            _leaves[leaf] = _leaves.GetValueOrDefault(leaf) + 1;
        if (!_groups.TryGetValue(rule.Of(unit), out List<(int, string)>? group))
            _groups[rule.Of(unit)] = group = [];
        group.Add((units.Count, Shared(unit.Source.Document)));
        units.Add(unit);
        Inputs.Add(_input);
        foreach (string name in await rule.RowGroupsAsync(unit, cancellationToken).ConfigureAwait(false))
            _rowGroups.Add(name);
    }

    /// <summary>The groups with their units in walk order, in an order of their own.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="known">Groups that there are, whether they have units or not.</param>
    public IReadOnlyList<WalkGroup> Groups(string seed, IReadOnlyList<string> known)
    {
        foreach (string name in known)
            _groups.TryAdd(name, []);
        WalkGroup[] groups = [.. _groups.OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new WalkGroup(group.Key, WalkOrder.Of(group.Value, seed)))];
        new SeededRandom(seed, "walk", "groups").Shuffle<WalkGroup>(groups);
        return groups;
    }

    // A path is kept once, not once for each of its document's units.
    private string Shared(string document)
    {
        if (!_documents.TryGetValue(document, out string? kept))
            _documents[document] = kept = document;
        return kept;
    }
}
