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
        WriteMessages(writer, messages);
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

    private static void WriteMessages(Utf8JsonWriter writer, IEnumerable<ChatMessage> messages)
    {
        writer.WriteStartArray("messages");
        foreach (ChatMessage message in messages)
        {
            writer.WriteStartObject();
            writer.WriteString("role", message.Role.Value);
            writer.WriteString("content", message.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSampling(Utf8JsonWriter writer, ChatOptions? options)
    {
        SamplingSettings? sampling = SamplingSettings.Of(options);
        WriteNumber(writer, "temperature", options?.Temperature);
        WriteNumber(writer, "top_p", options?.TopP);
        WriteNumber(writer, "top_k", options?.TopK);
        WriteNumber(writer, "min_p", sampling?.MinP);
        WriteNumber(writer, "frequency_penalty", options?.FrequencyPenalty);
        WriteNumber(writer, "presence_penalty", options?.PresencePenalty);
        if (options?.Seed is { } seed)
            writer.WriteNumber("seed", seed);
        if (options?.MaxOutputTokens is { } tokens)
            writer.WriteNumber("max_tokens", tokens);
        WriteNumber(writer, "logprobs", sampling?.Logprobs);
        if (options?.StopSequences is { Count: > 0 } stops)
            WriteStops(writer, stops);
        if (sampling is not { Extras.Count: > 0 })
            return;
        writer.WriteStartObject("extras");
        foreach ((string name, JsonElement value) in sampling.OrderedExtras)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteStops(Utf8JsonWriter writer, IList<string> stops)
    {
        writer.WriteStartArray("stop");
        foreach (string stop in stops)
            writer.WriteStringValue(stop);
        writer.WriteEndArray();
    }

    private static void WriteEmbedding(Utf8JsonWriter writer, EmbeddingBatch embeddings)
    {
        writer.WriteBoolean("embedding", true);
        if (embeddings.Dimensions is { } dimensions)
            writer.WriteNumber("dimensions", dimensions);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, float? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }
}
