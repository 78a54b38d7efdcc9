using Seedbed.Taxonomies.Yaml11;
using Seedbed.Yaml;

namespace Seedbed.Taxonomies.Qna;

/// <summary>Holds a tree against a schema and finds every fault, by the rules' names in JSON Schema.</summary>
internal sealed class SchemaCheck
{
    private readonly List<Fault> _faults = [];
    private readonly Sameness _sameness = new();

    // What several aliases share has its faults once.
    private readonly HashSet<(Node Node, ValueRule Rule)> _seen = [];

    private SchemaCheck()
    {
    }

    /// <summary>The faults of a value.</summary>
    public static IReadOnlyList<Fault> Faults(MappingNode root, ObjectRule rule)
    {
        var check = new SchemaCheck();
        check.Object(root, "", rule);
        return check._faults;
    }

    private void Value(Node node, string path, ValueRule rule)
    {
        // What no value could be made of has its fault already.
        if (node.Kind == ValueKind.Unknown)
            return;
        switch (rule)
        {
            case TextRule text:
                Text(node, path, text);
                break;
            case VersionRule version:
                Version(node, path, version.Version);
                break;
            case ListRule list:
                List(node, path, list);
                break;
            case ObjectRule map:
                Object(node, path, map);
                break;
        }
    }

    private void Text(Node node, string path, TextRule rule)
    {
        if (node.Kind != ValueKind.Text)
            _faults.Add(WrongType.Text(node, path));
        else if (!rule.MayBeEmpty && Constructor.TextOf(node)!.Length == 0)
            Add(node.Start, path, "minLength", $"{Name(path)} is empty", "Write the text.");
    }

    private void Version(Node node, string path, int version)
    {
        if (!QnaVersion.Equals(node, version))
            Add(node.Start, path, "const", $"version is not the number {version}", $"Write version: {version} without quotes.");
    }

    private void List(Node node, string path, ListRule rule)
    {
        if (node.Kind != ValueKind.List)
        {
            _faults.Add(WrongType.List(node, path));
            return;
        }

        if (node is not SequenceNode list || !_seen.Add((node, rule)))
            return;
        if (list.Items.Count < rule.Least)
            Add(node.Start, path, "minItems", $"{Name(path)} has {Items(list.Items.Count)}, and at least {rule.Least} are needed", $"Add {rule.Least - list.Items.Count} more.");
        if (rule.IsUnique)
            Repeats(list, path);
        for (int index = 0; index < list.Items.Count; index++)
            Item(list, index, $"{path}[{index}]", rule.Item);
    }

    // To JSON Schema an item of an ordered map is a pair, which is neither text nor mapping.
    private void Item(SequenceNode list, int index, string path, ValueRule rule)
    {
        Node item = list.Items[index];
        if (list.Tag == Tags.List)
            Value(item, path, rule);
        else
            Add(item.Start, path, "type", $"{path} is a pair of an ordered map", "Take the tag of the list away.");
    }

    private void Repeats(SequenceNode list, string path)
    {
        var first = new Dictionary<int, int>();
        for (int index = 0; index < list.Items.Count; index++)
        {
            Node item = list.Items[index];
            if (!first.TryAdd(_sameness.Of(item), index))
                Add(item.Start, path, "uniqueItems", $"{path}[{index}] is the same as {path}[{first[_sameness.Of(item)]}]", "Change one of the two, or take it away.");
        }
    }

    private void Object(Node node, string path, ObjectRule rule)
    {
        if (node.Kind != ValueKind.Map)
        {
            _faults.Add(WrongType.Map(node, path, rule));
            return;
        }

        if (node is not MappingNode map || !_seen.Add((node, rule)))
            return;
        foreach (FieldRule field in rule.Fields)
        {
            if (map.Get(field.Name) is { } value)
                Value(value, Join(path, field.Name), field.Value);
            else if (field.IsRequired)
                Missing(map, path, rule, field.Name);
        }

        if (rule.IsClosed)
            Extras(map, path, rule);
    }

    private void Missing(MappingNode map, string path, ObjectRule rule, string name)
    {
        IEnumerable<string> extras = map.Entries.Select(entry => TextKey(entry.Key)).OfType<string>().Except(rule.Names);
        string fix = rule.IsClosed && extras.FirstOrDefault(extra => NearestName.Of(extra, rule.Names) == name) is { } near
            ? $"Rename '{near}' to '{name}'."
            : $"Add the key '{name}'.";
        Add(map.Start, path, "required", path.Length == 0 ? $"'{name}' is missing" : $"'{name}' is missing in {path}", fix);
    }

    private void Extras(MappingNode map, string path, ObjectRule rule)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach ((Node key, Node _) in map.Entries)
        {
            string? name = TextKey(key);
            if (name is not null && rule.Names.Contains(name, StringComparer.Ordinal))
                continue;
            string shown = Short(name ?? Constructor.TextOf(key) ?? "");
            if (told.Add(shown))
                Add(key.Start, path, "unevaluatedProperties", $"the key '{shown}' is not allowed {(path.Length == 0 ? "here" : $"in {path}")}", Renamed(name, map, rule));
        }
    }

    private static string Renamed(string? name, MappingNode map, ObjectRule rule) =>
        name is not null && NearestName.Of(name, rule.Names.Where(known => map.Get(known) is null)) is { } near
            ? $"Rename it to '{near}'."
            : $"Take it away; known here: {string.Join(", ", rule.Names)}.";

    private static string? TextKey(Node key) => key.Kind == ValueKind.Text ? Constructor.TextOf(key) : null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Name(string path) => path.Length == 0 ? "the file" : path;

    private static string Items(int count) => count == 1 ? "1 item" : $"{count} items";

    private static string Short(string text) => text.Length <= 60 ? text : $"{text.AsSpan(0, 57)}…";

    private void Add(int at, string path, string rule, string message, string fix) => _faults.Add(new(at, path, rule, message, fix));
}
