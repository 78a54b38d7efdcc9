using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models.Batches;

/// <summary>
/// What a line of a responses file says: OpenAI's form (also vLLM's), <c>{ custom_id, response: { status_code, body }, error }</c>,
/// or Anthropic's, <c>{ custom_id, result: { type, message } }</c>.
/// </summary>
internal sealed record BatchReply(string Id, ChatResponse? Response, ModelFailure? Failure)
{
    /// <summary>What it brings.</summary>
    public BatchAnswerKind Kind => Failure switch
    {
        null => BatchAnswerKind.Reply,
        { IsOfEndpoint: true } => BatchAnswerKind.OfEndpoint,
        { IsPassing: true } => BatchAnswerKind.Passing,
        { Kind: ModelFailureKind.Refused } => BatchAnswerKind.Refused,
        _ => BatchAnswerKind.Failure,
    };

    /// <summary>Reads a line; null when it is no whole line of a responses file.</summary>
    public static BatchReply? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static BatchReply? Of(JsonElement root)
    {
        if (Member(root, "custom_id") is not { ValueKind: JsonValueKind.String } id)
            return null;
        if (Member(root, "result") is { ValueKind: JsonValueKind.Object } result)
            return AnthropicBatch.ReplyOf(id.GetString()!, result);
        return Member(root, "response") is null && Member(root, "error") is null ? null : OpenAIResult(id.GetString()!, root);
    }

    private static BatchReply OpenAIResult(string id, JsonElement root)
    {
        JsonElement? response = Member(root, "response");
        JsonElement? body = Member(response, "body");
        int? status = Member(response, "status_code") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out int number) ? number : null;
        JsonElement? error = ErrorOf(body) ?? ErrorOf(root);
        if (error is not null || status is not (null or 200) || body is not { } said)
            return new(id, null, BatchFailures.Of(status, error));
        OpenAIResponse? parsed = OpenAIResponseReader.Read(said);
        if (parsed is not null && OpenAIReplies.RefusalOf(parsed) is { } refusal)
            return new(id, null, BatchFailures.Declined(refusal));
        return parsed is not null && OpenAIReplies.ResponseOf(parsed) is { } reply ? new(id, reply, null) : new(id, null, BatchFailures.Empty);
    }

    // vLLM wraps an error object into another one.
    private static JsonElement? ErrorOf(JsonElement? from) =>
        Member(from, "error") is not { } error ? null : Member(error, "error") is { ValueKind: JsonValueKind.Object } inner ? inner : error;

    private static JsonElement? Member(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } item && item.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
