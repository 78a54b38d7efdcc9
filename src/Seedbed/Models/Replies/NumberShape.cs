using System.Globalization;
using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>A number in a range, ends included.</summary>
/// <param name="min">The least.</param>
/// <param name="max">The most.</param>
/// <param name="isWhole">Whether it must be whole; so it is in the recipe when both ends are.</param>
public sealed class NumberShape(double min, double max, bool isWhole) : ReturnShape
{
    /// <inheritdoc/>
    public override string Described =>
        string.Create(CultureInfo.InvariantCulture, $"a {(isWhole ? "whole " : "")}number from {min} to {max}");

    /// <inheritdoc/>
    public override string? FaultOf(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= min && number <= max
        && (!isWhole || number == Math.Truncate(number))
            ? null
            : $"{path} must be {Described}";

    /// <inheritdoc/>
    public override void WriteTaken(Utf8JsonWriter writer, JsonElement value)
    {
        // 2.0 is the whole number 2.
        if (isWhole)
            writer.WriteNumberValue((long)value.GetDouble());
        else
            value.WriteTo(writer);
    }

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", isWhole ? "integer" : "number");
        if (double.IsFinite(min))
            writer.WriteNumber("minimum", min);
        if (double.IsFinite(max))
            writer.WriteNumber("maximum", max);
        writer.WriteEndObject();
    }
}
