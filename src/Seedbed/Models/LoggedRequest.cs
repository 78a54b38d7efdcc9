using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models.Embeddings;

namespace Seedbed.Models;

/// <summary>How a line of the response log says who asked and what.</summary>
internal static class LoggedRequest
{
    /// <summary>Writes who asked and the request.</summary>
    public static void Write(Utf8JsonWriter writer, string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ModelCall? call = ModelCall.Of(options);
        if (call is not null)
            WriteCall(writer, call);
        writer.WriteStartObject("request");
        writer.WriteString("model", model);
        ChatJson.WriteMessages(writer, messages);
        WriteSampling(writer, options);
        if (call is { Choices: > 1 })
            writer.WriteNumber("n", call.Choices);
        if (EmbeddingBatch.Of(options) is { } embeddings)
            WriteEmbedding(writer, embeddings);
        if ((options?.ResponseFormat as ChatResponseFormatJson)?.Schema is { } schema)
        {
            writer.WritePropertyName("schema");
            schema.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteCall(Utf8JsonWriter writer, ModelCall call)
    {
        writer.WriteString("step", call.Step);
        writer.WriteString("unit", call.Unit);
        writer.WriteNumber("draw", call.Draw);
        writer.WriteNumber("ordinal", call.Ordinal);
        if (call.Again > 0)
            writer.WriteNumber("again", call.Again);
    }

    private static void WriteSampling(Utf8JsonWriter writer, ChatOptions? options)
    {
        SamplingSettings? sampling = SamplingSettings.Of(options);
        ChatJson.WriteSampling(writer, options, sampling);
        ChatJson.Write(writer, "max_tokens", options?.MaxOutputTokens);
        ChatJson.Write(writer, "logprobs", sampling?.Logprobs);
        ChatJson.WriteStops(writer, options);
        if (sampling is not { Extras.Count: > 0 })
            return;
        writer.WriteStartObject("extras");
        ChatJson.WriteExtras(writer, sampling);
        writer.WriteEndObject();
    }

    private static void WriteEmbedding(Utf8JsonWriter writer, EmbeddingBatch embeddings)
    {
        writer.WriteBoolean("embedding", true);
        if (embeddings.Dimensions is { } dimensions)
            writer.WriteNumber("dimensions", dimensions);
    }
}
