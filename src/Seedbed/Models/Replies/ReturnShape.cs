using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>What a value in a model's reply must look like; the recipe says it under <c>returns:</c>. Immutable.</summary>
public abstract class ReturnShape
{
    private protected ReturnShape()
    {
    }

    /// <summary>The shape in words, for prompts and messages: <c>a list of 1 to 20, each a text</c>.</summary>
    public abstract string Described { get; }

    /// <summary>What is wrong with a value, as a sentence that names its <paramref name="path"/>; null when it is right. Nothing is guessed: <c>"3"</c> is no number.</summary>
    public abstract string? FaultOf(JsonElement value, string path);

    /// <summary>Writes a right value: white space around texts is gone, fields stand in the shape's order, unknown fields are left out.</summary>
    public abstract void WriteTaken(Utf8JsonWriter writer, JsonElement value);

    /// <summary>Writes the shape as JSON Schema, with counts and lengths.</summary>
    public abstract void WriteSchema(Utf8JsonWriter writer);

    /// <summary>The shape as JSON Schema.</summary>
    public JsonElement ToSchema() => JsonValue.Of(WriteSchema);

    /// <summary>A right value as the row gets it; see <see cref="WriteTaken"/>.</summary>
    public JsonElement Take(JsonElement value) => JsonValue.Of(writer => WriteTaken(writer, value));

    private protected static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
