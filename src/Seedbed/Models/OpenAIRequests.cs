using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>What a request says in OpenAI's chat-completions API, however it is carried: over HTTP or in a batch file.</summary>
internal static class OpenAIRequests
{
    /// <summary>The body, as JSON in UTF-8.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options, with what <see cref="SamplingSettings"/> and <see cref="ModelCall"/> put into them.</param>
    /// <param name="mode">How JSON is asked for.</param>
    /// <param name="dialect">What the server is known to want said otherwise; null: nothing.</param>
    /// <param name="streams">Whether the reply is to come in pieces.</param>
    public static byte[] BodyOf(
        ModelSettings settings, IEnumerable<ChatMessage> messages, ChatOptions options, JsonMode mode, OpenAIDialect? dialect = null, bool streams = false) =>
        JsonSerializer.SerializeToUtf8Bytes(Of(settings, messages, options, mode, dialect ?? OpenAIDialect.Usual, streams), OpenAIJson.Readable.OpenAIRequest);

    private static OpenAIRequest Of(
        ModelSettings settings, IEnumerable<ChatMessage> messages, ChatOptions options, JsonMode mode, OpenAIDialect dialect, bool streams)
    {
        SamplingSettings? sampling = SamplingSettings.Of(options);
        return new()
        {
            Model = settings.Name,
            Messages = [.. messages.Select(static message => new OpenAIMessage(message.Role.Value, message.Text))],
            Temperature = dialect.TakesTemperature ? options.Temperature : null,
            TopP = options.TopP,
            TopK = options.TopK,
            MinP = sampling?.MinP,
            FrequencyPenalty = options.FrequencyPenalty,
            PresencePenalty = options.PresencePenalty,
            Stop = options.StopSequences is { Count: > 0 } stops ? [.. stops] : null,
            Seed = options.Seed,
            MaxTokens = dialect.SaysCompletionTokens ? null : options.MaxOutputTokens,
            MaxCompletionTokens = dialect.SaysCompletionTokens ? options.MaxOutputTokens : null,
            N = ModelCall.Of(options) is { Choices: > 1 } call ? call.Choices : null,
            Logprobs = sampling?.Logprobs is null ? null : true,
            TopLogprobs = sampling?.Logprobs,
            ResponseFormat = FormatOf(options, mode),
            Stream = streams ? true : null,
            StreamOptions = streams ? new(IncludeUsage: true) : null,
            Extras = sampling is { Extras.Count: > 0 } ? sampling.OrderedExtras.ToDictionary() : null,
        };
    }

    private static OpenAIFormat? FormatOf(ChatOptions options, JsonMode mode) => (mode, options.ResponseFormat) switch
    {
        (JsonMode.Schema, ChatResponseFormatJson { Schema: { } schema } json) => new("json_schema", new(json.SchemaName ?? "reply", schema)),
        (JsonMode.Schema or JsonMode.Object, ChatResponseFormatJson) => new("json_object"),
        _ => null,
    };
}
