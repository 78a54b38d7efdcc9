using System.Globalization;
using System.Numerics;
using System.Text;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>
/// Tells which values are the same to JSON Schema: 1 and 1.0 are, 1 and true are not, the order of keys is none. Each
/// value gets a number, equal values the same one, so that a value that many aliases share is looked at once.
/// </summary>
internal sealed class Sameness
{
    private readonly Dictionary<Node, int> _known = [];
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);

    /// <summary>The number of a value. A value that holds itself equals nothing else.</summary>
    public int Of(Node node) => Of(node, depth: 0);

    private int Of(Node node, int depth)
    {
        if (_known.TryGetValue(node, out int number))
            return number;
        number = Unique();
        _known.Add(node, number);
        if (depth > Composer.MaxDepth)
            return number;
        string form = node switch
        {
            SequenceNode list when node.Tag == Tags.List => ListForm(list, depth),
            MappingNode map when node.Kind is ValueKind.Map or ValueKind.Set => MapForm(map, depth),
            _ => SingleForm(node),
        };
        if (!_forms.TryGetValue(form, out number))
            _forms.Add(form, number = _forms.Count);
        return _known[node] = number;
    }

    // Below zero, where no form's number lies.
    private int Unique() => -1 - _known.Count;

    private string ListForm(SequenceNode list, int depth)
    {
        var form = new StringBuilder("[");
        foreach (Node item in list.Items)
            form.Append(CultureInfo.InvariantCulture, $"{Of(item, depth + 1)},");
        return form.ToString();
    }

    private string MapForm(MappingNode map, int depth)
    {
        var values = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach ((Node key, Node value) in map.Entries)
            values[KeyForm(key)] = map.Kind == ValueKind.Set ? 0 : Of(value, depth + 1);
        return (map.Kind == ValueKind.Set ? "<" : "{") + string.Join(',', values.Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value}"));
    }

    // To Python's mappings, unlike to JSON Schema, 1 and true are the same.
    private static string KeyForm(Node key) => key.Kind == ValueKind.Flag
        ? Constructor.TextOf(key)!.ToLowerInvariant() is "yes" or "true" or "on" ? "n1" : "n0"
        : SingleForm(key);

    private static string SingleForm(Node node) => node.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Flag => Constructor.TextOf(node)!.ToLowerInvariant() is "yes" or "true" or "on" ? "true" : "false",
        ValueKind.Whole => NumberText.TryWhole(Constructor.TextOf(node)!, out BigInteger whole) ? $"n{whole}" : $"w{Constructor.TextOf(node)}",
        ValueKind.Number => NumberForm(node),
        ValueKind.Text => $"s{Constructor.TextOf(node)}",
        ValueKind.Unknown or ValueKind.List or ValueKind.Map or ValueKind.Set => $"?{node.Start}",
        _ => $"{node.Kind}{Constructor.TextOf(node)}",
    };

    private static string NumberForm(Node node)
    {
        NumberText.TryNumber(Constructor.TextOf(node)!, out double value);
        if (double.IsNaN(value))
            return $"nan{node.Start}";
        return double.IsInteger(value) ? $"n{new BigInteger(value)}" : string.Create(CultureInfo.InvariantCulture, $"f{value:R}");
    }
}
