using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Seedbed.Export;

/// <summary>One line of a dataset: an id, where it came from, and its columns. Immutable, safe to share between threads.</summary>
public sealed class DatasetRow
{
    private readonly JsonElement _json;

    internal DatasetRow(JsonLine line, string file)
    {
        _json = line.Object;
        Line = line.Number;
        Id = _json.TryGetProperty("id", out JsonElement id) && Plain(id) is { Length: > 0 } text ? text : $"{file}#{Line}";
        Source = SourceOf(_json);
    }

    /// <summary>The line's number in its file, from 1.</summary>
    public long Line { get; }

    /// <summary>The row's id; <c>FILE#LINE</c> where it has none.</summary>
    public string Id { get; }

    /// <summary>Where the row came from; null where the row doesn't say, or says it in a shape that isn't ours (then it is a column).</summary>
    public RowSource? Source { get; }

    /// <summary>The row's columns in order, without <c>id</c> and our own <c>source</c>.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Columns
    {
        get
        {
            foreach (JsonProperty property in _json.EnumerateObject())
            {
                if (property.NameEquals("id") || (property.NameEquals("source") && Source is not null))
                    continue;
                yield return new(property.Name, property.Value);
            }
        }
    }

    /// <summary>The value of <c>id</c>, <c>source</c> or a column.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out JsonElement value) => _json.TryGetProperty(name, out value);

    /// <summary>A column as text: a JSON string's characters, any other value as its JSON; null when there is no such column or it is null.</summary>
    public string? Text(string name) => TryGet(name, out JsonElement value) ? Plain(value) : null;

    /// <summary>Writes the row as the object that it was read from.</summary>
    public void WriteTo(Utf8JsonWriter writer) => _json.WriteTo(writer);

    internal static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    internal static RowSource? SourceOf(JsonElement row)
    {
        if (!row.TryGetProperty("source", out JsonElement source) || source.ValueKind != JsonValueKind.Object
            || !source.TryGetProperty("document", out JsonElement document) || document.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return source.Deserialize(JsonText.Default.RowSource);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
