using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>One line of a run's response log: for whom a model was asked what, and what came of it.</summary>
public sealed class LoggedCall
{
    /// <summary>The outcome of a whole reply.</summary>
    public const string Ok = "ok";

    /// <summary>The outcome of a reply that reached its limit of tokens.</summary>
    public const string Cut = "cut";

    internal LoggedCall(ReplayKey key, ReadOnlyMemory<byte> line) => (Key, Line) = (key, line);

    /// <summary>What makes requests the same; equal keys are answered from the log.</summary>
    public ReplayKey Key { get; }

    /// <summary>The line as it stands in the log, JSON in UTF-8 without its newline.</summary>
    public ReadOnlyMemory<byte> Line { get; }

    /// <summary>The step that asked; empty where nobody said.</summary>
    public string Step { get; internal set; } = "";

    /// <summary>The unit that was worked.</summary>
    public string Unit { get; internal set; } = "";

    /// <summary>The 1st, 2nd, … time that the unit was worked.</summary>
    public int Draw { get; internal set; } = 1;

    /// <summary>Which of this unit's requests with the same messages at that step it is, from 0.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>How often what it asks for was asked before, because earlier replies lacked it or could not be used.</summary>
    public int Again { get; internal set; }

    /// <summary>The model that was asked.</summary>
    public string Model { get; internal set; } = "";

    /// <summary><see cref="Ok"/>, <see cref="Cut"/>, or the kind of the failure: <c>context-too-long</c>.</summary>
    public string Outcome { get; internal set; } = Ok;

    /// <summary>Whether the request failed for good.</summary>
    public bool HasFailed => Outcome is not (Ok or Cut);

    /// <summary>Tokens of the prompt as the server counted them; null when it did not.</summary>
    public long? InputTokens { get; internal set; }

    /// <summary>Tokens of the reply as the server counted them; null when it did not.</summary>
    public long? OutputTokens { get; internal set; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Took { get; internal set; }

    /// <summary>How many answers to this request the log held when it was opened: more than one after <c>--retry-failed</c> or <c>--no-replay</c>.</summary>
    public int Answers { get; internal set; } = 1;

    /// <summary>Whether this is the answer that is replayed: the last one to its request.</summary>
    public bool Counts { get; internal set; } = true;

    /// <summary>What was asked.</summary>
    public IReadOnlyList<ChatMessage> Messages()
    {
        using var document = JsonDocument.Parse(Line);
        return !document.RootElement.TryGetProperty("request", out JsonElement request) || !request.TryGetProperty("messages", out JsonElement messages)
            ? []
            : [.. messages.EnumerateArray().Select(static message => new ChatMessage(new(TextOf(message, "role")), TextOf(message, "content")))];
    }

    /// <summary>The reply; null when the request failed.</summary>
    public ChatResponse? Response() => LoggedOutcome.Read(Line, Key)?.Response;

    /// <summary>How it failed; null when it did not.</summary>
    public ModelFailure? Failure() => LoggedOutcome.Read(Line, Key)?.Failure;

    /// <summary>
    /// Whether it was asked for the row or unit of this id, or for a unit of the document or folder that it names. Rows that
    /// are put to a model together share a request.
    /// </summary>
    public bool Concerns(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (Unit.StartsWith(id, StringComparison.Ordinal))
            return Unit.Length == id.Length || IsBorder(id[^1]) || IsBorder(Unit[id.Length]);
        return Unit.Length > 0 && id.StartsWith(Unit, StringComparison.Ordinal) && id[Unit.Length] == '/' && DrawOf(id[(Unit.Length + 1)..]) == Draw;
    }

    private static bool IsBorder(char sign) => sign is '/' or '#';

    // A row's id: UNIT/3, in a second draw UNIT/d2/3.
    private static int DrawOf(string segments) =>
        segments.StartsWith('d') && int.TryParse(segments[1..].Split('/')[0], out int draw) ? draw : 1;

    private static string TextOf(JsonElement message, string name) =>
        message.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
