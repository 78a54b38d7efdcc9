using System.Runtime.InteropServices;
using System.Text.Json;

namespace Seedbed.Models.Batches;

/// <summary>What a result of Anthropic's Message Batches says.</summary>
internal static class AnthropicBatch
{
    /// <summary>What a result brings.</summary>
    public static BatchReply ReplyOf(string id, JsonElement result)
    {
        string type = TextOf(result, "type") ?? "";
        return type switch
        {
            "succeeded" when Member(result, "message") is { } message =>
                ReplyOf(id, ModelServer.Parsed(JsonMarshal.GetRawUtf8Value(message), AnthropicJson.Readable.AnthropicResponse)),
            "errored" => new(id, null, FailureOf(result)),
            _ => new(id, null, BatchFailures.NotReached(type)),
        };
    }

    private static BatchReply ReplyOf(string id, AnthropicResponse? message)
    {
        if (message?.StopReason == "refusal")
            return new(id, null, BatchFailures.Declined(""));
        return message is not null && AnthropicMessages.ResponseOf(message) is { } response ? new(id, response, null) : new(id, null, BatchFailures.Empty);
    }

    private static ModelFailure FailureOf(JsonElement result)
    {
        JsonElement? error = Member(result, "error");
        error = error is { } outer && Member(outer, "error") is { } inner ? inner : error;
        int? status = (error is { } item ? TextOf(item, "type") : null) switch
        {
            "authentication_error" => 401,
            "billing_error" or "permission_error" => 403,
            "not_found_error" => 404,
            "request_too_large" => 413,
            "rate_limit_error" => 429,
            "invalid_request_error" => 400,
            "overloaded_error" => 529,
            _ => 500,
        };
        return BatchFailures.Of(status, error);
    }

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? TextOf(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
