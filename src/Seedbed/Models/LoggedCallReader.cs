using System.Text.Json;

namespace Seedbed.Models;

/// <summary>Reads the facts of a log's line, its texts left for when they are asked for.</summary>
internal static class LoggedCallReader
{
    /// <summary>The call; null when the line is damaged. The bytes are the caller's to keep.</summary>
    public static LoggedCall? Read(ReadOnlyMemory<byte> line, LogWords words)
    {
        if (!line.Span.StartsWith(LogScan.Head) || line.Length < LogScan.Head.Length + ReplayKey.TextLength
            || !ReplayKey.TryParse(line.Span.Slice(LogScan.Head.Length, ReplayKey.TextLength), out ReplayKey key))
            return null;
        try
        {
            var call = new LoggedCall(key, line);
            return ReadAll(line.Span, call, words) ? call : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    // A line without an outcome is damaged, whatever else it holds.
    private static bool ReadAll(ReadOnlySpan<byte> line, LoggedCall call, LogWords words)
    {
        var json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 128 });
        json.Read();
        bool hasOutcome = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            hasOutcome |= ReadProperty(ref json, call, words);
        while (json.Read())
        {
        }

        return hasOutcome;
    }

    private static bool ReadProperty(ref Utf8JsonReader json, LoggedCall call, LogWords words)
    {
        if (json.ValueTextEquals("response"u8))
            return ReadObject(ref json, call, words, "finish_reason"u8, static (call, reason) => call.Outcome = reason == "length" ? LoggedCall.Cut : LoggedCall.Ok);
        if (json.ValueTextEquals("failure"u8))
            return ReadObject(ref json, call, words, "kind"u8, static (call, kind) => call.Outcome = JsonNamingPolicy.KebabCaseLower.ConvertName(kind));
        if (json.ValueTextEquals("request"u8))
            ReadObject(ref json, call, words, "model"u8, static (call, model) => call.Model = model);
        else if (json.ValueTextEquals("usage"u8))
            ReadUsage(ref json, call);
        else
            ReadFact(ref json, call, words);
        return false;
    }

    private static void ReadFact(ref Utf8JsonReader json, LoggedCall call, LogWords words)
    {
        ReadOnlySpan<byte> name = json.ValueSpan;
        json.Read();
        if (name.SequenceEqual("step"u8))
            call.Step = words.Of(ref json);
        else if (name.SequenceEqual("unit"u8))
            call.Unit = json.GetString() ?? "";
        else if (name.SequenceEqual("draw"u8))
            call.Draw = json.GetInt32();
        else if (name.SequenceEqual("ordinal"u8))
            call.Ordinal = json.GetInt32();
        else if (name.SequenceEqual("again"u8))
            call.Again = json.GetInt32();
        else if (name.SequenceEqual("seconds"u8))
            call.Took = TimeSpan.FromSeconds(json.GetDouble());
        else
            json.Skip();
    }

    /// <summary>Reads one text of an object, and passes over the rest.</summary>
    private static bool ReadObject(
        ref Utf8JsonReader json, LoggedCall call, LogWords words, ReadOnlySpan<byte> wanted, Action<LoggedCall, string> found)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isWanted = json.ValueTextEquals(wanted);
            json.Read();
            if (isWanted)
                found(call, words.Of(ref json));
            else
                json.Skip();
        }

        return true;
    }

    private static void ReadUsage(ref Utf8JsonReader json, LoggedCall call)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isInput = json.ValueTextEquals("input_tokens"u8), isOutput = json.ValueTextEquals("output_tokens"u8);
            json.Read();
            if (isInput)
                call.InputTokens = json.GetInt64();
            else if (isOutput)
                call.OutputTokens = json.GetInt64();
            else
                json.Skip();
        }
    }
}
