using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>Reads a reply that comes in pieces (server-sent events) and puts it together as if it had come whole.</summary>
internal sealed class OpenAIStream(ModelServer server)
{
    /// <summary>What such a reply says that it is.</summary>
    public const string MediaType = "text/event-stream";

    private const string Data = "data:";
    private const string Done = "[DONE]";
    private const int LongestLine = 16 * 1024 * 1024;

    private readonly SortedDictionary<int, Choice> _choices = [];
    private string? _id;
    private string? _model;
    private OpenAIUsage? _usage;

    /// <summary>Reads to the end; each piece is shown to <paramref name="seen"/>.</summary>
    public async Task<(OpenAIResponse? Response, ModelFailure? Failure)> ReadAsync(ModelAttempt attempt, HttpResponseMessage reply, Action<OpenAIResponse> seen)
    {
        using Stream body = await reply.Content.ReadAsStreamAsync(attempt.Token).ConfigureAwait(false);
        using var lines = new StreamReader(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            while (await lines.ReadLineAsync(attempt.Token).ConfigureAwait(false) is { } line)
            {
                if (!line.StartsWith(Data, StringComparison.Ordinal))
                    continue;
                attempt.GotFirstByte();
                string data = line[Data.Length..].Trim();
                if (data == Done)
                    return (Whole(), null);
                if (Take(data, seen) is { } failure)
                    return (null, failure);
            }
        }
        catch (DecoderFallbackException)
        {
            return (null, server.Failures.NotJson([.. "\"choices\""u8, 0xFF]));
        }

        // Some servers leave the last line out; a reply that says why it ended is whole.
        return _choices.Count > 0 && _choices.Values.All(choice => choice.FinishReason is not null) ? (Whole(), null) : (null, server.Failures.Broken());
    }

    /// <summary>A piece as <c>Microsoft.Extensions.AI</c> shows it.</summary>
    public static ChatResponseUpdate UpdateOf(OpenAIResponse piece)
    {
        var update = new ChatResponseUpdate { ResponseId = piece.Id, ModelId = piece.Model, Role = ChatRole.Assistant };
        if (piece.Choices is [{ } choice, ..])
        {
            if (TextOf(choice.Delta?.ReasoningContent ?? choice.Delta?.Reasoning) is { Length: > 0 } thought)
                update.Contents.Add(new TextReasoningContent(thought));
            if (choice.Delta?.Content is { Length: > 0 } text)
                update.Contents.Add(new TextContent(text));
            update.FinishReason = choice.FinishReason is { } reason ? new ChatFinishReason(reason) : null;
        }

        if (piece.Usage is { } usage)
            update.Contents.Add(new UsageContent(new() { InputTokenCount = usage.PromptTokens, OutputTokenCount = usage.CompletionTokens }));
        return update;
    }

    private ModelFailure? Take(string data, Action<OpenAIResponse> seen)
    {
        if (data.Length > LongestLine || OpenAIResponseReader.Read(Encoding.UTF8.GetBytes(data)) is not { } piece)
            return server.Failures.NotJson("\"choices\""u8);
        if (piece.Error is { ValueKind: not JsonValueKind.Null })
            return server.Failures.Error(piece.Error);
        (_id, _model, _usage) = (piece.Id ?? _id, piece.Model ?? _model, piece.Usage ?? _usage);
        foreach (OpenAIChoice choice in piece.Choices ?? [])
            Add(choice);
        seen(piece);
        return null;
    }

    private void Add(OpenAIChoice? piece)
    {
        if (piece is null)
            return;
        int index = piece.Index ?? 0;
        if (!_choices.TryGetValue(index, out Choice? choice))
            _choices[index] = choice = new();
        choice.Text.Append(piece.Delta?.Content);
        choice.Thought.Append(TextOf(piece.Delta?.ReasoningContent ?? piece.Delta?.Reasoning));
        choice.Refusal.Append(piece.Delta?.Refusal);
        choice.FinishReason = piece.FinishReason ?? choice.FinishReason;
        if (piece.Logprobs is { ValueKind: JsonValueKind.Object } logprobs && logprobs.TryGetProperty("content", out JsonElement words) && words.ValueKind == JsonValueKind.Array)
            choice.Logprobs.AddRange(words.EnumerateArray());
    }

    private OpenAIResponse Whole() => new()
    {
        Id = _id,
        Model = _model,
        Usage = _usage,
        Choices = [.. _choices.Select(choice => new OpenAIChoice(choice.Key, choice.Value.Message, null, choice.Value.FinishReason, choice.Value.LogprobsElement))],
    };

    private static string? TextOf(JsonElement? said) => said is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private sealed class Choice
    {
        public StringBuilder Text { get; } = new();

        public StringBuilder Thought { get; } = new();

        public StringBuilder Refusal { get; } = new();

        public List<JsonElement> Logprobs { get; } = [];

        public string? FinishReason { get; set; }

        public OpenAIReplyMessage Message => new(
            Text.ToString(),
            Thought.Length == 0 ? null : Json.Of(Thought.ToString()),
            null,
            Refusal.Length == 0 ? null : Refusal.ToString());

        public JsonElement? LogprobsElement => Logprobs.Count == 0
            ? null
            : JsonElement.Parse($$"""{"content":[{{string.Join(",", Logprobs.Select(word => word.GetRawText()))}}]}""");
    }
}
