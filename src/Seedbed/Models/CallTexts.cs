using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>Messages in the shape that the semantic conventions give them in a span's attribute: <c>[{ role, parts: [{ type, content }] }]</c>.</summary>
internal static class CallTexts
{
    public static string Of(IEnumerable<ChatMessage> messages, ChatFinishReason? reason)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json.Lines))
        {
            json.WriteStartArray();
            foreach (ChatMessage message in messages)
                Write(json, message, reason);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, ChatMessage message, ChatFinishReason? reason)
    {
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        json.WriteStartArray("parts");
        foreach ((string type, string text) in message.Contents.Select(PartOf))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("content", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (reason is { } ended)
            json.WriteString("finish_reason", ended.Value);
        json.WriteEndObject();
    }

    private static (string Type, string Text) PartOf(AIContent content) => content switch
    {
        TextReasoningContent thought => ("reasoning", thought.Text ?? ""),
        TextContent text => ("text", text.Text ?? ""),
        _ => (content.GetType().Name, ""),
    };
}
