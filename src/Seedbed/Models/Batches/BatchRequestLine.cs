using System.Buffers;
using Microsoft.Extensions.AI;

namespace Seedbed.Models.Batches;

/// <summary>One line of a requests file.</summary>
internal static class BatchRequestLine
{
    private static ReadOnlySpan<byte> Head => "{\"custom_id\":\""u8;

    // A quote inside a text is escaped, so that these bytes stand nowhere else.
    private static ReadOnlySpan<byte> AsksForSchema => "\"response_format\":{\"type\":\"json_schema\""u8;

    private static ReadOnlySpan<byte> AsksForTool => "\"tool_choice\":{\"type\":\"tool\""u8;

    private static ReadOnlySpan<byte> AsksForObject => "\"response_format\":{\"type\":\"json_object\""u8;

    /// <summary>A request as a line, newline included, in the form of the model's provider.</summary>
    public static byte[] Of(ReplayKey key, ModelSettings settings, ChatMessage[] messages, ChatOptions options, JsonMode mode) =>
        settings.Provider == ModelProvider.Anthropic
            ? Line(key, "\",\"params\":"u8, AnthropicMessages.BodyOf(settings, messages, options, byTool: mode == JsonMode.Schema, takesTemperature: true))
            : Line(key, "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":"u8, OpenAIRequests.BodyOf(settings, messages, options, mode));

    /// <summary>The key of a line, and how it asks for JSON; null when the line is none of ours or not whole.</summary>
    public static (ReplayKey Key, JsonMode Json)? Read(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Head) || !line.EndsWith("}}"u8)
            || line.Length < Head.Length + ReplayKey.TextLength
            || !ReplayKey.TryParse(line.Slice(Head.Length, ReplayKey.TextLength), out ReplayKey key))
            return null;
        return (key, line.IndexOf(AsksForSchema) >= 0 || line.IndexOf(AsksForTool) >= 0 ? JsonMode.Schema : line.IndexOf(AsksForObject) >= 0 ? JsonMode.Object : JsonMode.Prompt);
    }

    private static byte[] Line(ReplayKey key, ReadOnlySpan<byte> between, ReadOnlySpan<byte> body)
    {
        var line = new ArrayBufferWriter<byte>(Head.Length + ReplayKey.TextLength + between.Length + body.Length + 2);
        line.Write(Head);
        line.Write(System.Text.Encoding.ASCII.GetBytes(key.ToString()));
        line.Write(between);
        line.Write(body);
        line.Write("}\n"u8);
        return line.WrittenSpan.ToArray();
    }
}
