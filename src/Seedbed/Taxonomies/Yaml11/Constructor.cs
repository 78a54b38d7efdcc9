namespace Seedbed.Taxonomies.Yaml11;

/// <summary>
/// Finds what Python makes of each value of a tree: its kind, what merge keys bring in, and everything at which the
/// official parser gives up (unknown tags, values that their tag forbids, keys that are lists).
/// </summary>
internal sealed partial class Constructor
{
    // Mappings that merge one another grow without end in a file of a few lines.
    private const int MostMerged = 2_000_000;

    private readonly List<Fault> _faults = [];
    private readonly HashSet<Node> _seen = [];
    private readonly Stack<Node> _open = new();
    private int _merged;

    private Constructor()
    {
    }

    /// <summary>Constructs a tree.</summary>
    /// <returns>What is wrong with it.</returns>
    public static IReadOnlyList<Fault> Construct(Node root)
    {
        var constructor = new Constructor();
        constructor.Open(root);
        while (constructor._open.TryPop(out Node? node))
            constructor.Fill(node);
        return constructor._faults;
    }

    /// <summary>Finds a value's kind, and puts its items in line for the same.</summary>
    private void Open(Node node)
    {
        if (!_seen.Add(node))
            return;
        node.Kind = node.Tag switch
        {
            Tags.List => Collection<SequenceNode>(node, ValueKind.List),
            Tags.OrderedMap or Tags.Pairs => Collection<SequenceNode>(node, ValueKind.List),
            Tags.Map => Collection<MappingNode>(node, ValueKind.Map),
            Tags.Set => Collection<MappingNode>(node, ValueKind.Set),
            _ => Single(node),
        };
        if (node.Kind is ValueKind.List or ValueKind.Map or ValueKind.Set)
            _open.Push(node);
    }

    private ValueKind Collection<T>(Node node, ValueKind kind)
    {
        if (node is T)
            return kind;
        Add(node.Start, "tag", $"the tag of {(kind == ValueKind.List ? "a list" : "a mapping")} stands before {node.Described}", "Take the tag away.");
        return ValueKind.Unknown;
    }

    private void Fill(Node node)
    {
        if (node is MappingNode map)
            FillMap(map);
        else if (node is SequenceNode list && node.Tag == Tags.List)
            list.Items.ForEach(Open);
        else if (node is SequenceNode pairs)
            pairs.Items.ForEach(FillPair);
    }

    private void FillMap(MappingNode map)
    {
        Flatten(map, depth: 0);
        foreach ((Node key, Node value) in map.Entries)
        {
            Open(key);
            if (key.Kind is ValueKind.List or ValueKind.Map or ValueKind.Set)
                Add(key.Start, "key", $"{key.Described} stands where a key should", "Write the key as plain text, or put the text in quotes.");
            Open(value);
        }
    }

    private void FillPair(Node item)
    {
        if (item is not MappingNode { Entries: [var (key, value)] })
        {
            Add(item.Start, "tag", "an item of an ordered map is no mapping of one key", "Take the tag away.");
            return;
        }

        Open(key);
        Open(value);
    }

    private void Flatten(MappingNode map, int depth)
    {
        if (map.IsFlat)
            return;
        if (depth > Composer.MaxDepth)
            throw Composer.TooDeep(map.Start);
        map.IsFlat = true;
        List<(Node Key, Node Value)> written = map.Entries;
        if (!written.Exists(entry => entry.Key.Tag is Tags.Merge or Tags.Value))
            return;
        foreach ((Node key, Node _) in written.Where(entry => entry.Key.Tag == Tags.Value))
            key.Tag = Tags.Text;

        // A mapping that merges itself finds what it has without merging.
        map.Entries = written.FindAll(entry => entry.Key.Tag != Tags.Merge);
        List<(Node Key, Node Value)> merged = [];
        foreach ((Node key, Node value) in written.Where(entry => entry.Key.Tag == Tags.Merge))
            Merge(value, merged, depth);
        Count(merged.Count, map.Start);
        map.Entries = LastOfEach([.. merged, .. map.Entries]);
    }

    private void Count(int merged, int at)
    {
        if ((_merged += merged) > MostMerged)
            throw new MalformedException(at, $"the merge keys '<<' bring in more than {MostMerged} values", "Write the keys out.", "merge");
    }

    private void Merge(Node value, List<(Node Key, Node Value)> merged, int depth)
    {
        switch (value)
        {
            case MappingNode map:
                Flatten(map, depth + 1);
                merged.AddRange(map.Entries);
                break;
            case SequenceNode list:
                foreach (Node item in Enumerable.Reverse(list.Items))
                    MergeItem(item, merged, depth);
                break;
            default:
                AddNoMerge(value);
                break;
        }
    }

    private void MergeItem(Node item, List<(Node Key, Node Value)> merged, int depth)
    {
        if (item is not MappingNode map)
        {
            AddNoMerge(item);
            return;
        }

        Flatten(map, depth + 1);
        Count(map.Entries.Count, item.Start);
        merged.AddRange(map.Entries);
    }

    private void AddNoMerge(Node value) =>
        Add(value.Start, "merge", $"the merge key '<<' is followed by {value.Described}, which has no keys to bring in", "Put '<<' in quotes, or write the keys out.");

    // The same entry, brought in a second time, changes nothing but the order.
    private static List<(Node Key, Node Value)> LastOfEach(List<(Node Key, Node Value)> entries)
    {
        var seen = new HashSet<Node>();
        var kept = new List<(Node Key, Node Value)>();
        for (int index = entries.Count - 1; index >= 0; index--)
        {
            if (seen.Add(entries[index].Key))
                kept.Add(entries[index]);
        }

        kept.Reverse();
        return kept;
    }

    private void Add(int at, string rule, string message, string fix) => _faults.Add(new(at, "", rule, message, fix));
}
