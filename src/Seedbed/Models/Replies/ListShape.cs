using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>A list of values of one shape.</summary>
/// <param name="item">The shape of each.</param>
/// <param name="min">How many at least.</param>
/// <param name="max">How many at most.</param>
public sealed class ListShape(ReturnShape item, int min = 1, int max = ListShape.DefaultMax) : ReturnShape
{
    /// <summary>The usual most.</summary>
    public const int DefaultMax = 20;

    /// <inheritdoc/>
    public override string Described => min == max ? $"a list of {min}, each {item.Described}" : $"a list of {min} to {max}, each {item.Described}";

    /// <inheritdoc/>
    public override string? FaultOf(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return $"{path} must be a list, not {KindOf(value)}";
        int count = value.GetArrayLength();
        if (count < min || count > max)
            return $"{path} must have {min} to {max} items, not {count}";
        int number = 0;
        foreach (JsonElement each in value.EnumerateArray())
        {
            if (item.FaultOf(each, $"{path}[{++number}]") is { } fault)
                return fault;
        }

        return null;
    }

    /// <inheritdoc/>
    public override void WriteTaken(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartArray();
        foreach (JsonElement each in value.EnumerateArray())
            item.WriteTaken(writer, each);
        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "array");
        writer.WriteNumber("minItems", min);
        writer.WriteNumber("maxItems", max);
        writer.WritePropertyName("items");
        item.WriteSchema(writer);
        writer.WriteEndObject();
    }
}
