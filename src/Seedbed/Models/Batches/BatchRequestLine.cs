using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
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
    public static byte[] Of(ReplayKey key, ModelSettings settings, ChatMessage[] messages, ChatOptions options, BatchForm form)
    {
        // What the user set himself is not left out behind his back.
        OpenAIDialect dialect = settings.Sampling.Temperature is null ? form.Dialect : form.Dialect with { TakesTemperature = true };
        return settings.Provider == ModelProvider.Anthropic
            ? Line(key, "\",\"params\":"u8, AnthropicMessages.BodyOf(settings, messages, options, byTool: form.Json == JsonMode.Schema, dialect.TakesTemperature))
            : Line(key, "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":"u8, OpenAIRequests.BodyOf(settings, messages, options, form.Json, dialect));
    }

    /// <summary>The key of a line, and what is remembered of it; null when it is none of ours or not whole.</summary>
    public static (ReplayKey Key, BatchWording Wording)? Read(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd("\n"u8);
        if (!line.StartsWith(Head) || !line.EndsWith("}}"u8)
            || line.Length < Head.Length + ReplayKey.TextLength
            || !ReplayKey.TryParse(line.Slice(Head.Length, ReplayKey.TextLength), out ReplayKey key))
            return null;
        return (key, new(JsonOf(line), BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(line))));
    }

    /// <summary>What the line asks, in the form of either provider; null when it is none of ours.</summary>
    public static JsonElement? BodyOf(JsonElement line) =>
        line.TryGetProperty("body", out JsonElement body) || line.TryGetProperty("params", out body) ? body : null;

    private static JsonMode JsonOf(ReadOnlySpan<byte> line) =>
        line.IndexOf(AsksForSchema) >= 0 || line.IndexOf(AsksForTool) >= 0 ? JsonMode.Schema
        : line.IndexOf(AsksForObject) >= 0 ? JsonMode.Object
        : JsonMode.Prompt;

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
