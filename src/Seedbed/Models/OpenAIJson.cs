using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seedbed.Models;

/// <summary>Source-generated serialisation of the OpenAI-compatible API.</summary>
[JsonSerializable(typeof(OpenAIModels))]
[JsonSerializable(typeof(OpenAIEmbeddingRequest))]
[JsonSerializable(typeof(OpenAIEmbeddingResponse))]
internal sealed partial class OpenAIJson : JsonSerializerContext
{
    /// <summary>Text as it is: escaped, a page of Japanese would be three times as long.</summary>
    public static OpenAIJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}

/// <summary>A reply (<see cref="OpenAIResponseReader"/>).</summary>
internal sealed record OpenAIResponse
{
    public string? Id { get; init; }

    public string? Model { get; init; }

    public IReadOnlyList<OpenAIChoice>? Choices { get; init; }

    public OpenAIUsage? Usage { get; init; }

    /// <summary>An object with <c>message</c> and <c>code</c>, or, of some servers, a text.</summary>
    public JsonElement? Error { get; init; }
}

internal sealed record OpenAIChoice(int? Index, OpenAIReplyMessage? Message, OpenAIReplyMessage? Delta, string? FinishReason, JsonElement? Logprobs);

/// <summary>What the model said. Reasoning stands in one of two members, a text by most servers' custom.</summary>
internal sealed record OpenAIReplyMessage(string? Content, JsonElement? ReasoningContent, JsonElement? Reasoning, string? Refusal);

internal sealed record OpenAIUsage(
    long? PromptTokens, long? CompletionTokens, OpenAIPromptDetails? PromptTokensDetails, OpenAICompletionDetails? CompletionTokensDetails);

internal sealed record OpenAIPromptDetails(long? CachedTokens);

internal sealed record OpenAICompletionDetails(long? ReasoningTokens);

internal sealed record OpenAIModels(IReadOnlyList<OpenAIModel?>? Data);

internal sealed record OpenAIModel(string? Id);

internal sealed record OpenAIEmbeddingRequest
{
    public required string Model { get; init; }

    public required IReadOnlyList<string> Input { get; init; }

    public int? Dimensions { get; init; }

    /// <summary>What the user's settings send as it is.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extras { get; set; }
}

internal sealed record OpenAIEmbeddingResponse
{
    public string? Model { get; init; }

    public IReadOnlyList<OpenAIEmbedding?>? Data { get; init; }

    public OpenAIUsage? Usage { get; init; }

    /// <summary>An object with <c>message</c> and <c>code</c>, or, of some servers, a text.</summary>
    public JsonElement? Error { get; init; }
}

/// <summary>A text's vector: numbers, or their bytes in base64.</summary>
internal sealed record OpenAIEmbedding(int? Index, JsonElement? Embedding);
