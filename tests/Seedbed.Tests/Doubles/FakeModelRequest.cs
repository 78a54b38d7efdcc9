using System.Text.Json;

namespace Seedbed.Tests.Doubles;

/// <summary>One request that the fake server got.</summary>
/// <param name="Number">Its number, from 1, over all requests.</param>
/// <param name="Attempt">Which request with this very body it is, from 1.</param>
/// <param name="Hash">A number that follows from the body.</param>
/// <param name="Body">The body.</param>
/// <param name="Key">The bearer token sent, if any.</param>
public sealed record FakeModelRequest(int Number, int Attempt, ulong Hash, JsonElement Body, string? Key)
{
    private string? _prompt;

    /// <summary>The messages' texts, system first; empty for embeddings.</summary>
    public string Prompt => _prompt ??= Body.TryGetProperty("messages", out JsonElement messages)
        ? string.Join("\n\n", messages.EnumerateArray().Select(message => message.GetProperty("content").GetString()))
        : "";

    /// <summary>The schema that it names, if any.</summary>
    public JsonElement? Schema =>
        Body.TryGetProperty("response_format", out JsonElement format) && format.TryGetProperty("json_schema", out JsonElement named)
            ? named.GetProperty("schema")
            : null;

    /// <summary>How many choices it wants.</summary>
    public int Choices => Body.TryGetProperty("n", out JsonElement count) ? count.GetInt32() : 1;

    /// <summary>The seed that it names, else 0.</summary>
    public long Seed => Body.TryGetProperty("seed", out JsonElement seed) && seed.ValueKind == JsonValueKind.Number ? seed.GetInt64() : 0;
}
