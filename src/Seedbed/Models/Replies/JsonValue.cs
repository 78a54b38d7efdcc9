using System.Buffers;
using System.Text.Json;

namespace Seedbed.Models.Replies;

/// <summary>A JSON value that is written rather than parsed.</summary>
internal static class JsonValue
{
    /// <summary>The value that <paramref name="write"/> writes.</summary>
    public static JsonElement Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json.Lines))
            write(writer);
        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory, new() { MaxDepth = 2 * ReplyReader.MaxDepth });
        return document.RootElement.Clone();
    }
}
