using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>One of the numbers of the slots that were asked about.</summary>
internal sealed class SlotShape(IReadOnlyList<int> slots) : ReturnShape
{
    public override string Described => $"one of {string.Join(", ", slots)}";

    public override string? FaultOf(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int slot) && slots.Contains(slot) ? null : $"{path} must be {Described}";

    public override void WriteTaken(Utf8JsonWriter writer, JsonElement value) => value.WriteTo(writer);

    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "integer");
        writer.WriteStartArray("enum");
        foreach (int slot in slots)
            writer.WriteNumberValue(slot);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
