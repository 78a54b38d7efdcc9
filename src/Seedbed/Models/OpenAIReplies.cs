using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>Reads the bodies of OpenAI's chat-completions API, however they came: over HTTP or in a batch file.</summary>
internal static class OpenAIReplies
{
    /// <summary>What a body says; null when it is not JSON.</summary>
    public static OpenAIResponse? Parsed(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, OpenAIJson.Readable.OpenAIResponse);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The reply that a body holds; null when it has no text.</summary>
    public static ChatResponse? ResponseOf(OpenAIResponse parsed)
    {
        // A reply that spent its tokens before its first word is cut, not empty: asking the same again would not help.
        if (parsed.Choices is not [{ } choice, ..] || (string.IsNullOrWhiteSpace(choice.Message?.Content) && choice.FinishReason != "length"))
            return null;
        return new(new ChatMessage(ChatRole.Assistant, choice.Message?.Content ?? ""))
        {
            ResponseId = parsed.Id,
            ModelId = parsed.Model,
            FinishReason = choice.FinishReason is { } reason ? new ChatFinishReason(reason) : null,
            Usage = parsed.Usage is not { } usage ? null : new()
            {
                InputTokenCount = usage.PromptTokens,
                OutputTokenCount = usage.CompletionTokens,
            },
        };
    }
}
