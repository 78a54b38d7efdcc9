using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>One of some fixed texts, written exactly so.</summary>
public sealed class ChoiceShape : ReturnShape
{
    private readonly IReadOnlyList<string> _choices;

    /// <summary>A choice of these.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public ChoiceShape(IReadOnlyList<string> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Count == 0)
            throw new ArgumentException("a choice needs something to choose from", nameof(choices));
        _choices = choices;
    }

    /// <inheritdoc/>
    public override string Described => $"one of {string.Join(", ", _choices.Select(choice => $"\"{choice}\""))}";

    /// <inheritdoc/>
    public override string? FaultOf(JsonElement value, string path) =>
        _choices.Any(choice => Is(value, choice)) ? null : $"{path} must be {Described}";

    /// <inheritdoc/>
    public override void WriteTaken(Utf8JsonWriter writer, JsonElement value) => value.WriteTo(writer);

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "string");
        writer.WriteStartArray("enum");
        foreach (string choice in _choices)
            writer.WriteStringValue(choice);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static bool Is(JsonElement value, string choice) => value.ValueKind == JsonValueKind.String && JsonValue.TextOf(value) == choice;
}
