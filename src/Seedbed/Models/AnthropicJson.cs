using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seedbed.Models;

/// <summary>Source-generated serialisation of Anthropic's messages API.</summary>
[JsonSerializable(typeof(AnthropicRequest))]
[JsonSerializable(typeof(AnthropicResponse))]
internal sealed partial class AnthropicJson : JsonSerializerContext
{
    /// <summary>Text as it is, not escaped.</summary>
    public static AnthropicJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}

internal sealed record AnthropicRequest
{
    public required string Model { get; init; }

    public string? System { get; init; }

    public required IReadOnlyList<AnthropicMessage> Messages { get; init; }

    public required int MaxTokens { get; init; }

    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public int? TopK { get; init; }

    public IReadOnlyList<string>? StopSequences { get; init; }

    public IReadOnlyList<AnthropicTool>? Tools { get; init; }

    public AnthropicToolChoice? ToolChoice { get; init; }

    /// <summary>What the user's settings send as it is.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extras { get; set; }
}

internal sealed record AnthropicTool(string Name, string Description, JsonElement InputSchema);

internal sealed record AnthropicToolChoice(string Type, string Name);

internal sealed record AnthropicResponse
{
    public string? Id { get; init; }

    public string? Model { get; init; }

    public IReadOnlyList<AnthropicBlock?>? Content { get; init; }

    public string? StopReason { get; init; }

    public AnthropicUsage? Usage { get; init; }

    /// <summary>An object with <c>type</c> and <c>message</c>.</summary>
    public JsonElement? Error { get; init; }
}

/// <summary>A part of a reply: text, a thought, or a tool's call with its input.</summary>
internal sealed record AnthropicBlock(string? Type, string? Text, string? Thinking, JsonElement? Input);

internal sealed record AnthropicUsage(long? InputTokens, long? OutputTokens, long? CacheReadInputTokens, long? CacheCreationInputTokens);

/// <summary>One message of a request.</summary>
internal sealed record AnthropicMessage(string Role, string? Content);
