using System.Buffers;
using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>A JSON value that is written rather than parsed.</summary>
internal static class JsonValue
{
    /// <summary>The value that is none.</summary>
    public static JsonElement Null { get; } = JsonElement.Parse("null");

    /// <summary>The value that <paramref name="write"/> writes.</summary>
    public static JsonElement Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json.Lines))
            write(writer);
        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory, new() { MaxDepth = 2 * ReplyReader.MaxDepth });
        return document.RootElement.Clone();
    }

    /// <summary>A list of values.</summary>
    public static JsonElement List(IEnumerable<JsonElement> items) => Of(writer =>
    {
        writer.WriteStartArray();
        foreach (JsonElement item in items)
            item.WriteTo(writer);
        writer.WriteEndArray();
    });

    /// <summary>A text's characters; null when an escape in it is half a character, such as "\ud83d" without its other half.</summary>
    public static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
