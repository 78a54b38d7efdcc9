using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>Parts that InstructLab's rows share.</summary>
internal static class ChatJson
{
    /// <summary>Writes <c>"messages": [{ content, role }, …]</c>.</summary>
    public static void WriteMessages(this Utf8JsonWriter json, params ReadOnlySpan<Turn> turns)
    {
        json.WriteStartArray("messages"u8);
        foreach (Turn turn in turns)
            json.WriteMessage(turn.Role, turn.Content);
        json.WriteEndArray();
    }

    /// <summary>Writes one message.</summary>
    public static void WriteMessage(this Utf8JsonWriter json, string role, string content)
    {
        json.WriteStartObject();
        json.WriteString("content"u8, content);
        json.WriteString("role"u8, role);
        json.WriteEndObject();
    }

    /// <summary>Writes <c>"metadata"</c>: an object as the characters of its JSON, so that rows of several datasets have one shape.</summary>
    public static void WriteMetadata(this Utf8JsonWriter json, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var inner = new Utf8JsonWriter(buffer, Json.Lines))
        {
            inner.WriteStartObject();
            members(inner);
            inner.WriteEndObject();
        }

        json.WriteString("metadata"u8, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
