using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>Named values, all of them required, asked for in this order (a model reasons before it concludes only where the order lets it).</summary>
public sealed class ObjectShape : ReturnShape
{
    /// <summary>An object of these fields.</summary>
    public ObjectShape(IReadOnlyList<KeyValuePair<string, ReturnShape>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = fields;
    }

    /// <summary>The fields in order.</summary>
    public IReadOnlyList<KeyValuePair<string, ReturnShape>> Fields { get; }

    /// <inheritdoc/>
    public override string Described => $"an object with {DescribedFields}";

    /// <summary>The fields in words: <c>"answer" (a text), "score" (a whole number from 1 to 3)</c>.</summary>
    public string DescribedFields => string.Join(", ", Fields.Select(static each => $"\"{each.Key}\" ({each.Value.Described})"));

    /// <summary>Whether a value is an object with at least one of the fields.</summary>
    public bool IsLike(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && Fields.Any(each => value.TryGetProperty(each.Key, out _));

    /// <inheritdoc/>
    public override string? FaultOf(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return $"{(path.Length == 0 ? "the item" : path)} must be an object, not {KindOf(value)}";
        foreach ((string name, ReturnShape shape) in Fields)
        {
            string place = path.Length == 0 ? name : $"{path}.{name}";
            if (!value.TryGetProperty(name, out JsonElement found))
                return $"{place} is missing";
            if (shape.FaultOf(found, place) is { } fault)
                return fault;
        }

        return null;
    }

    /// <inheritdoc/>
    public override void WriteTaken(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartObject();
        foreach ((string name, ReturnShape shape) in Fields)
        {
            writer.WritePropertyName(name);
            shape.WriteTaken(writer, value.GetProperty(name));
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach ((string name, ReturnShape shape) in Fields)
        {
            writer.WritePropertyName(name);
            shape.WriteSchema(writer);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("required");
        foreach ((string name, _) in Fields)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    }
}
