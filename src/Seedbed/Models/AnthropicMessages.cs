using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>What a request and a reply say in Anthropic's messages API.</summary>
internal static class AnthropicMessages
{
    private const string Tool = "reply";

    /// <summary>The body of a request, as JSON in UTF-8.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="messages">The messages; those of the system go before all others.</param>
    /// <param name="options">The options.</param>
    /// <param name="byTool">Whether the schema is the input of a tool that must be called.</param>
    /// <param name="takesTemperature">Whether a temperature may be sent.</param>
    public static byte[] BodyOf(ModelSettings settings, IReadOnlyList<ChatMessage> messages, ChatOptions options, bool byTool, bool takesTemperature)
    {
        string system = string.Join("\n\n", messages.Where(message => message.Role == ChatRole.System).Select(message => message.Text));
        JsonElement? schema = byTool ? (options.ResponseFormat as ChatResponseFormatJson)?.Schema : null;
        SamplingSettings? sampling = SamplingSettings.Of(options);
        var request = new AnthropicRequest
        {
            Model = settings.Name,
            System = system.Length == 0 ? null : system,
            Messages = [.. messages.Where(message => message.Role != ChatRole.System).Select(message => new AnthropicMessage(message.Role.Value, message.Text))],
            MaxTokens = options.MaxOutputTokens ?? settings.GenerationTokens ?? ModelSettings.DefaultGenerationTokens,
            Temperature = takesTemperature && options.Temperature is { } temperature ? Math.Min(temperature, 1) : null,
            TopP = options.TopP,
            TopK = options.TopK,
            StopSequences = options.StopSequences is { Count: > 0 } stops ? [.. stops] : null,
            Tools = schema is { } form ? [new(Tool, "Gives the reply.", form)] : null,
            ToolChoice = schema is null ? null : new("tool", Tool),
            Extras = sampling is { Extras.Count: > 0 } ? sampling.OrderedExtras.ToDictionary() : null,
        };
        return JsonSerializer.SerializeToUtf8Bytes(request, AnthropicJson.Readable.AnthropicRequest);
    }

    /// <summary>The reply that a body holds; null when it has no word.</summary>
    public static ChatResponse? ResponseOf(AnthropicResponse parsed)
    {
        AnthropicBlock[] blocks = [.. (parsed.Content ?? []).OfType<AnthropicBlock>()];
        string text = blocks.FirstOrDefault(block => block is { Type: "tool_use", Input: not null }) is { } call
            ? call.Input!.Value.GetRawText()
            : string.Concat(blocks.Where(block => block.Type == "text").Select(block => block.Text));
        string? reason = FinishOf(parsed.StopReason);
        if (string.IsNullOrWhiteSpace(text) && reason != "length")
            return null;
        string thought = string.Concat(blocks.Where(block => block.Type == "thinking").Select(block => block.Thinking));
        return new(ModelReply.Of(text, thought, reason))
        {
            ResponseId = parsed.Id,
            ModelId = parsed.Model,
            FinishReason = reason is null ? null : new ChatFinishReason(reason),
            Usage = parsed.Usage is { } usage ? UsageOf(usage) : null,
        };
    }

    private static string? FinishOf(string? reason) => reason switch
    {
        "max_tokens" or "model_context_window_exceeded" => "length",
        null => null,
        _ => "stop",
    };

    // Cached tokens are counted beside the others here, and among them everywhere else.
    private static UsageDetails UsageOf(AnthropicUsage usage) => new()
    {
        InputTokenCount = usage.InputTokens is null ? null : usage.InputTokens + (usage.CacheReadInputTokens ?? 0) + (usage.CacheCreationInputTokens ?? 0),
        OutputTokenCount = usage.OutputTokens,
        CachedInputTokenCount = usage.CacheReadInputTokens,
    };
}
