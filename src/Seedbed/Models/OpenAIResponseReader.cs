using System.Text.Json;

namespace Seedbed.Models;

/// <summary>
/// Reads a reply of the OpenAI-compatible API by hand: every request has one, and what a serialiser makes ready for these
/// shapes would be a tenth of the start. A member of another kind than the API's makes the whole none of its replies.
/// </summary>
internal static class OpenAIResponseReader
{
    /// <summary>What a body says; null when it is not the API's JSON.</summary>
    public static OpenAIResponse? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a body says; null when it is not the API's.</summary>
    public static OpenAIResponse? Read(JsonElement body)
    {
        try
        {
            return ResponseOf(body);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static OpenAIResponse ResponseOf(JsonElement body) => new()
    {
        Id = Text(body, "id"u8),
        Model = Text(body, "model"u8),
        Choices = Member(body, "choices"u8) is { } choices ? [.. choices.EnumerateArray().Select(ChoiceOf).OfType<OpenAIChoice>()] : null,
        Usage = Member(body, "usage"u8) is { } usage ? UsageOf(usage) : null,
        Error = Kept(body, "error"u8),
    };

    private static OpenAIChoice? ChoiceOf(JsonElement choice) => choice.ValueKind == JsonValueKind.Null ? null : new(
        Member(choice, "index"u8)?.GetInt32(),
        MessageOf(choice, "message"u8),
        MessageOf(choice, "delta"u8),
        Text(choice, "finish_reason"u8),
        Kept(choice, "logprobs"u8));

    private static OpenAIReplyMessage? MessageOf(JsonElement choice, ReadOnlySpan<byte> name) => Member(choice, name) is { } message
        ? new(Text(message, "content"u8), Kept(message, "reasoning_content"u8), Kept(message, "reasoning"u8), Text(message, "refusal"u8))
        : null;

    private static OpenAIUsage UsageOf(JsonElement usage) => new(
        Number(usage, "prompt_tokens"u8),
        Number(usage, "completion_tokens"u8),
        Member(usage, "prompt_tokens_details"u8) is { } input ? new(Number(input, "cached_tokens"u8)) : null,
        Member(usage, "completion_tokens_details"u8) is { } output ? new(Number(output, "reasoning_tokens"u8)) : null);

    private static string? Text(JsonElement parent, ReadOnlySpan<byte> name) => Member(parent, name)?.GetString();

    private static long? Number(JsonElement parent, ReadOnlySpan<byte> name) => Member(parent, name)?.GetInt64();

    // Outlives the body.
    private static JsonElement? Kept(JsonElement parent, ReadOnlySpan<byte> name) => Member(parent, name)?.Clone();

    private static JsonElement? Member(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
