using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>What the bodies of OpenAI's chat-completions API say, however they came: over HTTP or in a batch file.</summary>
internal static class OpenAIReplies
{
    /// <summary>The replies that a body holds, those without a word left out; null when none has any.</summary>
    public static ChatResponse? ResponseOf(OpenAIResponse parsed)
    {
        ChatMessage[] replies = [.. (parsed.Choices ?? []).Select(ReplyOf).OfType<ChatMessage>()];
        if (replies.Length == 0)
            return null;
        return new(replies)
        {
            ResponseId = parsed.Id,
            ModelId = parsed.Model,
            FinishReason = ModelReply.FinishReason(replies[0]),
            Usage = parsed.Usage is { } usage ? UsageOf(usage) : null,
        };
    }

    /// <summary>What the model said instead of answering; null when it didn't decline.</summary>
    public static string? RefusalOf(OpenAIResponse parsed) => parsed.Choices is [{ } choice, ..]
        ? choice.Message?.Refusal ?? (choice.FinishReason == "content_filter" ? "its content filter stopped the reply" : null)
        : null;

    private static ChatMessage? ReplyOf(OpenAIChoice? choice)
    {
        (string? thought, string answer) = ThoughtText.Split(choice?.Message?.Content ?? "");
        // A reply that spent its tokens before its first word is cut, not empty: asking the same again would not help.
        if (choice is null || (string.IsNullOrWhiteSpace(answer) && choice.FinishReason != "length"))
            return null;
        string? apart = TextOf(choice.Message?.ReasoningContent) ?? TextOf(choice.Message?.Reasoning);
        JsonElement? logprobs = choice.Logprobs is { ValueKind: JsonValueKind.Object } given ? given : null;
        return ModelReply.Of(answer, apart ?? thought, choice.FinishReason, logprobs);
    }

    private static UsageDetails UsageOf(OpenAIUsage usage) => new()
    {
        InputTokenCount = usage.PromptTokens,
        OutputTokenCount = usage.CompletionTokens,
        CachedInputTokenCount = usage.PromptTokensDetails?.CachedTokens,
        ReasoningTokenCount = usage.CompletionTokensDetails?.ReasoningTokens,
    };

    private static string? TextOf(JsonElement? said) =>
        said is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } thought ? thought : null;
}
