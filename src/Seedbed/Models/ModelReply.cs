using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>
/// One reply of a response, which has several when <see cref="ModelCall.Choices"/> asked for them: its text is the answer
/// alone, its reasoning stands beside it, and it knows why it ended.
/// </summary>
public static class ModelReply
{
    private const string FinishProperty = "finish_reason";
    private const string LogprobsProperty = "logprobs";

    /// <summary>A reply as providers make it.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="reasoning">What the model thought before it; null or empty when nothing is known of it.</param>
    /// <param name="finishReason">Why it ended: <c>stop</c>, <c>length</c>.</param>
    /// <param name="logprobs">The words' log probabilities as the server gave them.</param>
    public static ChatMessage Of(string text, string? reasoning = null, string? finishReason = null, JsonElement? logprobs = null)
    {
        var reply = new ChatMessage(ChatRole.Assistant, string.IsNullOrEmpty(reasoning)
            ? [new TextContent(text)]
            : [new TextReasoningContent(reasoning), new TextContent(text)]);
        if (finishReason is not null)
            (reply.AdditionalProperties ??= [])[FinishProperty] = new ChatFinishReason(finishReason);
        if (logprobs is { } given)
            (reply.AdditionalProperties ??= [])[LogprobsProperty] = given;
        return reply;
    }

    /// <summary>What the model thought before its answer; null when the server told nothing of it.</summary>
    public static string? Reasoning(ChatMessage reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        string reasoning = string.Concat(reply.Contents.OfType<TextReasoningContent>().Select(content => content.Text));
        return reasoning.Length == 0 ? null : reasoning;
    }

    /// <summary>Why this reply ended; null when the server did not say.</summary>
    public static ChatFinishReason? FinishReason(ChatMessage reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.AdditionalProperties is { } properties && properties.TryGetValue(FinishProperty, out object? reason) ? reason as ChatFinishReason? : null;
    }

    /// <summary>The words' log probabilities as the server gave them; null when none were asked for.</summary>
    public static JsonElement? Logprobs(ChatMessage reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.AdditionalProperties is { } properties && properties.TryGetValue(LogprobsProperty, out object? logprobs) ? logprobs as JsonElement? : null;
    }
}
