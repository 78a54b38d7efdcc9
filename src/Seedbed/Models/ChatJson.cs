using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>The members that a request has alike on the wire and in the response log.</summary>
internal static class ChatJson
{
    public static void WriteMessages(Utf8JsonWriter writer, IEnumerable<ChatMessage> messages)
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

    /// <summary>How words are drawn: what is set of it, up to the seed.</summary>
    public static void WriteSampling(Utf8JsonWriter writer, ChatOptions? options, SamplingSettings? sampling, bool hasTemperature = true)
    {
        if (hasTemperature)
            Write(writer, "temperature", options?.Temperature);
        Write(writer, "top_p", options?.TopP);
        Write(writer, "top_k", options?.TopK);
        Write(writer, "min_p", sampling?.MinP);
        Write(writer, "frequency_penalty", options?.FrequencyPenalty);
        Write(writer, "presence_penalty", options?.PresencePenalty);
        if (options?.Seed is { } seed)
            writer.WriteNumber("seed", seed);
    }

    public static void WriteStops(Utf8JsonWriter writer, ChatOptions? options)
    {
        if (options?.StopSequences is not { Count: > 0 } stops)
            return;
        writer.WriteStartArray("stop");
        foreach (string stop in stops)
            writer.WriteStringValue(stop);
        writer.WriteEndArray();
    }

    /// <summary>What the user's settings send as it is, member by member.</summary>
    public static void WriteExtras(Utf8JsonWriter writer, SamplingSettings sampling)
    {
        foreach ((string name, JsonElement value) in sampling.OrderedExtras)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    public static void Write(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    private static void Write(Utf8JsonWriter writer, string name, float? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }
}
