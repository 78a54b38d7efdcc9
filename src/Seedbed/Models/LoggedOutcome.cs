using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>One line of the response log: a request and what came of it, a response or a failure for good.</summary>
internal sealed record LoggedOutcome(ChatResponse? Response, ModelFailure? Failure)
{
    /// <summary>The outcome that a line holds; null when the line is damaged or another request's.</summary>
    public static LoggedOutcome? Read(ReadOnlyMemory<byte> line, ReplayKey key)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.GetProperty("key").GetString() != key.ToString())
                return null;
            return root.TryGetProperty("failure", out JsonElement failure)
                ? new(null, new ModelFailure(Enum.Parse<ModelFailureKind>(failure.GetProperty("kind").GetString()!), failure.GetProperty("detail").GetString()!))
                : new(ResponseOf(root), null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The outcome as a line, newline included. The key comes first: <see cref="LogScan"/> relies on it.</summary>
    public byte[] Write(ReplayKey key, string model, IEnumerable<ChatMessage> messages, ChatOptions? options, TimeSpan took)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Json.Lines))
        {
            writer.WriteStartObject();
            writer.WriteString("key", key.ToString());
            WriteCall(writer, ModelCall.Of(options));
            WriteRequest(writer, model, messages, options);
            WriteOutcome(writer);
            writer.WriteNumber("seconds", Math.Round(took.TotalSeconds, 3));
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteCall(Utf8JsonWriter writer, ModelCall? call)
    {
        if (call is null)
            return;
        writer.WriteString("step", call.Step);
        writer.WriteString("unit", call.Unit);
        writer.WriteNumber("draw", call.Draw);
        writer.WriteNumber("ordinal", call.Ordinal);
    }

    private static void WriteRequest(Utf8JsonWriter writer, string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        writer.WriteStartObject("request");
        writer.WriteString("model", model);
        writer.WriteStartArray("messages");
        foreach (ChatMessage message in messages)
        {
            writer.WriteStartObject();
            writer.WriteString("role", message.Role.Value);
            writer.WriteString("content", message.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (options?.Temperature is { } temperature)
            writer.WriteNumber("temperature", temperature);
        if (options?.TopP is { } topP)
            writer.WriteNumber("top_p", topP);
        if (options?.Seed is { } seed)
            writer.WriteNumber("seed", seed);
        if (options?.MaxOutputTokens is { } tokens)
            writer.WriteNumber("max_tokens", tokens);
        if ((options?.ResponseFormat as ChatResponseFormatJson)?.Schema is { } schema)
        {
            writer.WritePropertyName("schema");
            schema.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private void WriteOutcome(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Failure is null ? "response" : "failure");
        if (Failure is { } failure)
        {
            writer.WriteString("kind", failure.Kind.ToString());
            writer.WriteString("detail", failure.Detail);
        }
        else
        {
            writer.WriteString("text", Response!.Text);
            if (Response.FinishReason is { } reason)
                writer.WriteString("finish_reason", reason.Value);
            if (Response.ModelId is { } served)
                writer.WriteString("model", served);
            if (Response.ResponseId is { } id)
                writer.WriteString("id", id);
        }

        writer.WriteEndObject();
        if (Response?.Usage is not { } usage)
            return;
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", usage.InputTokenCount ?? 0);
        writer.WriteNumber("output_tokens", usage.OutputTokenCount ?? 0);
        writer.WriteEndObject();
    }

    private static ChatResponse ResponseOf(JsonElement root)
    {
        JsonElement response = root.GetProperty("response");
        return new(new ChatMessage(ChatRole.Assistant, response.GetProperty("text").GetString()))
        {
            FinishReason = TextOf(response, "finish_reason") is { } reason ? new ChatFinishReason(reason) : null,
            ModelId = TextOf(response, "model"),
            ResponseId = TextOf(response, "id"),
            Usage = root.TryGetProperty("usage", out JsonElement usage)
                ? new() { InputTokenCount = usage.GetProperty("input_tokens").GetInt64(), OutputTokenCount = usage.GetProperty("output_tokens").GetInt64() }
                : null,
        };
    }

    private static string? TextOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
