using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Seedbed;

/// <summary>Named JSON values in the order in which they were added. Immutable, safe to share between threads.</summary>
public sealed class Columns : IReadOnlyCollection<KeyValuePair<string, JsonElement>>
{
    private readonly KeyValuePair<string, JsonElement>[] _items;

    private Columns(KeyValuePair<string, JsonElement>[] items) => _items = items;

    /// <summary>No columns.</summary>
    public static Columns Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <summary>The value of a column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public JsonElement this[string name] =>
        TryGet(name, out JsonElement value) ? value : throw new KeyNotFoundException($"no column '{name}'");

    /// <summary>Columns of these names and values; a later one of the same name replaces the earlier.</summary>
    public static Columns Of(IEnumerable<KeyValuePair<string, JsonElement>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var list = new List<KeyValuePair<string, JsonElement>>();
        foreach (KeyValuePair<string, JsonElement> item in items)
        {
            int at = list.FindIndex(known => known.Key == item.Key);
            if (at < 0)
                list.Add(item);
            else
                list[at] = item;
        }

        return list.Count == 0 ? Empty : new([.. list]);
    }

    /// <summary>Whether the column is there.</summary>
    public bool Contains(string name) => IndexOf(name) >= 0;

    /// <summary>The value of a column, if it is there.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out JsonElement value)
    {
        int at = IndexOf(name);
        value = at < 0 ? default : _items[at].Value;
        return at >= 0;
    }

    /// <summary>These columns with one set: replaced in its place, else added at the end.</summary>
    public Columns With(string name, JsonElement value)
    {
        int at = IndexOf(name);
        KeyValuePair<string, JsonElement>[] items = at < 0 ? [.. _items, default] : [.. _items];
        items[at < 0 ? ^1 : at] = new(name, value);
        return new(items);
    }

    /// <summary>These columns with one set to a text.</summary>
    public Columns With(string name, string value) => With(name, Json.Of(value));

    /// <summary>These columns without one; the same when it is not there.</summary>
    public Columns Without(string name)
    {
        int at = IndexOf(name);
        return at < 0 ? this : new([.. _items[..at], .. _items[(at + 1)..]]);
    }

    /// <summary>These columns with one under another name, in its old place.</summary>
    public Columns Renamed(string name, string newName)
    {
        int at = IndexOf(name);
        if (at < 0 || name == newName)
            return this;
        KeyValuePair<string, JsonElement>[] items = [.. _items];
        items[at] = new(newName, items[at].Value);
        int shadowed = IndexOf(newName);
        return shadowed < 0 ? new(items) : new([.. items[..shadowed], .. items[(shadowed + 1)..]]);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, JsonElement>>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name)
    {
        for (int i = 0; i < _items.Length; i++)
        {
            if (_items[i].Key == name)
                return i;
        }

        return -1;
    }
}
