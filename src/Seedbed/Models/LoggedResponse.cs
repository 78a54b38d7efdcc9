using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>How a line of the response log holds a response: its replies with their reasoning, and its usage.</summary>
internal static class LoggedResponse
{
    /// <summary>Writes the response and its usage.</summary>
    public static void Write(Utf8JsonWriter writer, ChatResponse response)
    {
        writer.WriteStartObject("response");
        IList<ChatMessage> replies = response.Messages;
        WriteReply(writer, replies.Count == 0 ? new(ChatRole.Assistant, "") : replies[0], response.FinishReason);
        if (response.ModelId is { } served)
            writer.WriteString("model", served);
        if (response.ResponseId is { } id)
            writer.WriteString("id", id);
        if (replies.Count > 1)
            WriteFurther(writer, replies.Skip(1));
        writer.WriteEndObject();
        if (response.Usage is { } usage)
            WriteUsage(writer, usage);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, now or in an earlier version.</summary>
    public static ChatResponse Read(JsonElement line)
    {
        JsonElement response = line.GetProperty("response");
        var replies = new List<ChatMessage> { ReplyOf(response) };
        if (response.TryGetProperty("further", out JsonElement further))
            replies.AddRange(further.EnumerateArray().Select(ReplyOf));
        return new(replies)
        {
            FinishReason = TextOf(response, "finish_reason") is { } reason ? new ChatFinishReason(reason) : null,
            ModelId = TextOf(response, "model"),
            ResponseId = TextOf(response, "id"),
            Usage = line.TryGetProperty("usage", out JsonElement usage) ? UsageOf(usage) : null,
        };
    }

    private static void WriteFurther(Utf8JsonWriter writer, IEnumerable<ChatMessage> replies)
    {
        writer.WriteStartArray("further");
        foreach (ChatMessage reply in replies)
        {
            writer.WriteStartObject();
            WriteReply(writer, reply, ModelReply.FinishReason(reply));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteReply(Utf8JsonWriter writer, ChatMessage reply, ChatFinishReason? reason)
    {
        writer.WriteString("text", reply.Text);
        if (ModelReply.Reasoning(reply) is { } reasoning)
            writer.WriteString("reasoning", reasoning);
        if (reason is { } ended)
            writer.WriteString("finish_reason", ended.Value);
        if (ModelReply.Logprobs(reply) is not { } logprobs)
            return;
        writer.WritePropertyName("logprobs");
        logprobs.WriteTo(writer);
    }

    private static void WriteUsage(Utf8JsonWriter writer, UsageDetails usage)
    {
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", usage.InputTokenCount ?? 0);
        writer.WriteNumber("output_tokens", usage.OutputTokenCount ?? 0);
        if (usage.CachedInputTokenCount is { } cached)
            writer.WriteNumber("cached_tokens", cached);
        if (usage.ReasoningTokenCount is { } reasoning)
            writer.WriteNumber("reasoning_tokens", reasoning);
        writer.WriteEndObject();
    }

    private static ChatMessage ReplyOf(JsonElement reply) => ModelReply.Of(
        reply.GetProperty("text").GetString() ?? "",
        TextOf(reply, "reasoning"),
        TextOf(reply, "finish_reason"),
        reply.TryGetProperty("logprobs", out JsonElement logprobs) ? logprobs.Clone() : null);

    private static UsageDetails UsageOf(JsonElement usage) => new()
    {
        InputTokenCount = usage.GetProperty("input_tokens").GetInt64(),
        OutputTokenCount = usage.GetProperty("output_tokens").GetInt64(),
        CachedInputTokenCount = usage.TryGetProperty("cached_tokens", out JsonElement cached) ? cached.GetInt64() : null,
        ReasoningTokenCount = usage.TryGetProperty("reasoning_tokens", out JsonElement reasoning) ? reasoning.GetInt64() : null,
    };

    private static string? TextOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
