using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>One line of the response log: a request and what came of it, a response or a failure for good.</summary>
internal sealed record LoggedOutcome(ChatResponse? Response, ModelFailure? Failure)
{
    private const int LineBytes = 8 << 10;
    private const int LargestKept = 256 << 10;

    // A line is written in one go on one thread; a new buffer for each would be most of what a request allocates.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _line;

    /// <summary>The outcome that a line holds; null when the line is damaged or another request's.</summary>
    public static LoggedOutcome? Read(ReadOnlyMemory<byte> line, ReplayKey key)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.GetProperty("key").GetString() != key.ToString())
                return null;
            return root.TryGetProperty("failure", out JsonElement failure)
                ? new(null, new ModelFailure(Enum.Parse<ModelFailureKind>(failure.GetProperty("kind").GetString()!), failure.GetProperty("detail").GetString()!))
                : new(LoggedResponse.Read(root), null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The outcome as a line, newline included. The key comes first: <see cref="LogScan"/> relies on it.</summary>
    public void AppendTo(ResponseLog log, ReplayKey key, string model, IEnumerable<ChatMessage> messages, ChatOptions? options, TimeSpan took)
    {
        ArrayBufferWriter<byte> buffer = _line ??= new(LineBytes);
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, Json.Lines))
        {
            writer.WriteStartObject();
            writer.WriteString("key", key.ToString());
            LoggedRequest.Write(writer, model, messages, options);
            WriteOutcome(writer);
            writer.WriteNumber("seconds", Math.Round(took.TotalSeconds, 3));
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        log.Append(key, buffer.WrittenSpan);
        // One long reply must not hold its memory for ever.
        if (buffer.Capacity > LargestKept)
            _line = null;
    }

    private void WriteOutcome(Utf8JsonWriter writer)
    {
        if (Failure is not { } failure)
        {
            LoggedResponse.Write(writer, Response!);
            return;
        }

        writer.WriteStartObject("failure");
        writer.WriteString("kind", failure.Kind.ToString());
        writer.WriteString("detail", failure.Detail);
        writer.WriteEndObject();
    }
}
