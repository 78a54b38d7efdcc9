using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Seedbed.Models.Embeddings;

/// <summary>One attempt at <c>/embeddings</c> of an OpenAI-compatible server: each message a text, each reply its vector (<see cref="VectorText"/>).</summary>
internal sealed class OpenAIEmbeddingClient(Endpoint endpoint, ModelSettings settings, TimeProvider time)
    : ProviderChatClient(null, endpoint.Place, settings.Name)
{
    private readonly ModelServer _server = new(endpoint, settings, time);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. messages.Select(message => message.Text)];
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(RequestOf(texts, options), OpenAIJson.Readable.OpenAIEmbeddingRequest);
        long began = time.GetTimestamp();
        ChatResponse response = await _server.AttemptAsync(
            async attempt =>
            {
                using HttpResponseMessage reply = await attempt.PostAsync("/embeddings", body).ConfigureAwait(false);
                return await ReadAsync(attempt, reply, texts.Length).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        Latency.Set(response, time.GetElapsedTime(began));
        return response;
    }

    private OpenAIEmbeddingRequest RequestOf(string[] texts, ChatOptions? options) => new()
    {
        Model = settings.Name,
        Input = texts,
        Dimensions = EmbeddingBatch.Of(options)?.Dimensions,
        Extras = SamplingSettings.Of(options) is { Extras.Count: > 0 } sampling ? sampling.OrderedExtras.ToDictionary() : null,
    };

    private async Task<ChatResponse> ReadAsync(ModelAttempt attempt, HttpResponseMessage reply, int texts)
    {
        byte[] bytes = await attempt.ReadAsync(reply).ConfigureAwait(false);
        if (reply.StatusCode != HttpStatusCode.OK)
            throw new ModelException(await _server.FailureAsync(attempt, reply, bytes, null).ConfigureAwait(false));
        if (ModelServer.Parsed(bytes, OpenAIJson.Readable.OpenAIEmbeddingResponse) is not { } parsed || (parsed.Data is null && parsed.Error is null))
            throw new ModelException(_server.Failures.NotJson(bytes));
        if (parsed.Data is null)
            throw new ModelException(_server.Failures.Error(parsed.Error));
        string?[] vectors = [.. parsed.Data.OrderBy(vector => vector?.Index ?? 0).Select(vector => VectorOf(vector?.Embedding))];
        if (vectors.Length != texts || vectors.Contains(null))
            throw new ModelException(_server.Failures.Empty($"gave {vectors.Count(vector => vector is not null)} vectors for {texts} texts"));
        endpoint.MarkAnswered();
        return new([.. vectors.Select(vector => new ChatMessage(ChatRole.Assistant, vector))])
        {
            ModelId = parsed.Model,
            Usage = parsed.Usage is not { } usage ? null : new() { InputTokenCount = usage.PromptTokens, OutputTokenCount = 0 },
        };
    }

    private static string? VectorOf(JsonElement? embedding)
    {
        if (embedding is not { ValueKind: JsonValueKind.Array } numbers || numbers.GetArrayLength() == 0)
            return embedding is { ValueKind: JsonValueKind.String } text && VectorText.TryRead(text.GetString()!, out _) ? text.GetString() : null;
        var vector = new List<float>(numbers.GetArrayLength());
        foreach (JsonElement number in numbers.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetSingle(out float value) || !float.IsFinite(value))
                return null;
            vector.Add(value);
        }

        return VectorText.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(vector));
    }
}
