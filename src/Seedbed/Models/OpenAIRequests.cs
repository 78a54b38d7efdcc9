using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>What a request says in OpenAI's chat-completions API, however it is carried: over HTTP or in a batch file.</summary>
internal static class OpenAIRequests
{
    /// <summary>The body, as JSON in UTF-8.</summary>
    public static byte[] BodyOf(ModelSettings settings, IEnumerable<ChatMessage> messages, ChatOptions options, JsonMode mode) =>
        JsonSerializer.SerializeToUtf8Bytes(Of(settings, messages, options, mode), OpenAIJson.Readable.OpenAIRequest);

    private static OpenAIRequest Of(ModelSettings settings, IEnumerable<ChatMessage> messages, ChatOptions options, JsonMode mode) => new()
    {
        Model = settings.Name,
        Messages = [.. messages.Select(static message => new OpenAIMessage(message.Role.Value, message.Text))],
        Temperature = options.Temperature,
        TopP = options.TopP,
        Seed = options.Seed,
        MaxTokens = options.MaxOutputTokens,
        ResponseFormat = (mode, options.ResponseFormat) switch
        {
            (JsonMode.Schema, ChatResponseFormatJson { Schema: { } schema } json) => new("json_schema", new(json.SchemaName ?? "reply", schema)),
            (JsonMode.Schema or JsonMode.Object, ChatResponseFormatJson) => new("json_object"),
            _ => null,
        },
    };
}
