using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>What a request says in OpenAI's chat-completions API, however it is carried: over HTTP or in a batch file.</summary>
internal static class OpenAIRequests
{
    private const int UsualBytes = 8 << 10;
    private const int LargestKept = 256 << 10;

    // A body is written in one go on one thread.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _body;

    /// <summary>The body, as JSON in UTF-8.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options, with what <see cref="SamplingSettings"/> and <see cref="ModelCall"/> put into them.</param>
    /// <param name="mode">How JSON is asked for.</param>
    /// <param name="dialect">What the server is known to want said otherwise; null: nothing.</param>
    /// <param name="streams">Whether the reply is to come in pieces.</param>
    public static byte[] BodyOf(
        ModelSettings settings, IEnumerable<ChatMessage> messages, ChatOptions options, JsonMode mode, OpenAIDialect? dialect = null, bool streams = false)
    {
        ArrayBufferWriter<byte> buffer = _body ??= new(UsualBytes);
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, Json.Lines))
        {
            writer.WriteStartObject();
            writer.WriteString("model", settings.Name);
            ChatJson.WriteMessages(writer, messages);
            WriteSampling(writer, options, SamplingSettings.Of(options), dialect ?? OpenAIDialect.Usual);
            WriteFormat(writer, options, mode);
            if (streams)
                WriteStream(writer);
            if (SamplingSettings.Of(options) is { } sampling)
                ChatJson.WriteExtras(writer, sampling);
            writer.WriteEndObject();
        }

        byte[] body = buffer.WrittenSpan.ToArray();
        // One long prompt must not hold its memory for ever.
        if (buffer.Capacity > LargestKept)
            _body = null;
        return body;
    }

    private static void WriteSampling(Utf8JsonWriter writer, ChatOptions options, SamplingSettings? sampling, OpenAIDialect dialect)
    {
        ChatJson.WriteSampling(writer, options, sampling, dialect.TakesTemperature);
        ChatJson.Write(writer, dialect.SaysCompletionTokens ? "max_completion_tokens" : "max_tokens", options.MaxOutputTokens);
        ChatJson.WriteStops(writer, options);
        if (ModelCall.Of(options) is { Choices: > 1 } call)
            writer.WriteNumber("n", call.Choices);
        if (sampling?.Logprobs is not { } logprobs)
            return;
        writer.WriteBoolean("logprobs", true);
        writer.WriteNumber("top_logprobs", logprobs);
    }

    private static void WriteFormat(Utf8JsonWriter writer, ChatOptions options, JsonMode mode)
    {
        if (mode == JsonMode.Prompt || options.ResponseFormat is not ChatResponseFormatJson json)
            return;
        writer.WriteStartObject("response_format");
        if (mode == JsonMode.Schema && json.Schema is { } schema)
            WriteSchema(writer, json.SchemaName ?? "reply", schema);
        else
            writer.WriteString("type", "json_object");
        writer.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter writer, string name, JsonElement schema)
    {
        writer.WriteString("type", "json_schema");
        writer.WriteStartObject("json_schema");
        writer.WriteString("name", name);
        writer.WritePropertyName("schema");
        schema.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteStream(Utf8JsonWriter writer)
    {
        writer.WriteBoolean("stream", true);
        writer.WriteStartObject("stream_options");
        writer.WriteBoolean("include_usage", true);
        writer.WriteEndObject();
    }
}
