using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seedbed.Models;

/// <summary>Source-generated serialisation of the OpenAI-compatible API.</summary>
[JsonSerializable(typeof(OpenAIRequest))]
[JsonSerializable(typeof(OpenAIResponse))]
[JsonSerializable(typeof(OpenAIModels))]
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

internal sealed record OpenAIRequest
{
    public required string Model { get; init; }

    public required IReadOnlyList<OpenAIMessage> Messages { get; init; }

    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public long? Seed { get; init; }

    public int? MaxTokens { get; init; }

    public OpenAIFormat? ResponseFormat { get; init; }
}

internal sealed record OpenAIMessage(string Role, string? Content);

internal sealed record OpenAIFormat(string Type, OpenAISchema? JsonSchema = null);

internal sealed record OpenAISchema(string Name, JsonElement Schema);

internal sealed record OpenAIResponse
{
    public string? Id { get; init; }

    public string? Model { get; init; }

    public IReadOnlyList<OpenAIChoice>? Choices { get; init; }

    public OpenAIUsage? Usage { get; init; }

    /// <summary>An object with <c>message</c> and <c>code</c>, or, of some servers, a text.</summary>
    public JsonElement? Error { get; init; }
}

internal sealed record OpenAIChoice(OpenAIMessage? Message, string? FinishReason);

internal sealed record OpenAIUsage(long? PromptTokens, long? CompletionTokens);

internal sealed record OpenAIModels(IReadOnlyList<OpenAIModel?>? Data);

internal sealed record OpenAIModel(string? Id);
