using Microsoft.Extensions.AI;

namespace Seedbed.Models.Embeddings;

/// <summary>
/// The texts of one call for vectors. To the response log each text is a request of its own, so that it never matters
/// which texts were asked together; to the server many are one. Those that the log doesn't answer wait here until
/// <see cref="SendAsync(CancellationToken)"/>.
/// </summary>
internal sealed class EmbeddingBatch(IChatClient server, int? dimensions)
{
    // vLLM, llama.cpp and Ollama take as many as the memory bears; OpenAI 2,048 with 300,000 tokens in all.
    private const int MostTexts = 64;
    private const string Property = "seedbed.embeddings";

    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];
    private bool _isSent;

    /// <summary>How long the vectors are to be; null: as the model gives them.</summary>
    public int? Dimensions => dimensions;

    /// <summary>The batch that a request's options hold; null for a request that is no embedding.</summary>
    public static EmbeddingBatch? Of(ChatOptions? options) =>
        options?.AdditionalProperties is { } properties && properties.TryGetValue(Property, out object? batch) ? batch as EmbeddingBatch : null;

    /// <summary>Makes a request one for a vector.</summary>
    public void AttachTo(ChatOptions options) => (options.AdditionalProperties ??= [])[Property] = this;

    /// <summary>The reply to one text; before the batch is sent it waits for it, afterwards it is asked at once.</summary>
    public Task<ChatResponse> AskAsync(ChatMessage text, ChatOptions options, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_isSent)
            {
                var waiting = new Waiting(text, options);
                _waiting.Add(waiting);
                return waiting.Reply.Task;
            }
        }

        return server.GetResponseAsync([text], options, cancellationToken);
    }

    /// <summary>Asks for what waits. Faults go to those who wait.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        Waiting[] all;
        lock (_gate)
        {
            _isSent = true;
            all = [.. _waiting];
        }

        await Task.WhenAll(all.Chunk(MostTexts).Select(texts => SendAsync(texts, cancellationToken))).ConfigureAwait(false);
    }

    private async Task SendAsync(Waiting[] texts, CancellationToken cancellationToken)
    {
        try
        {
            ChatResponse response = await server.GetResponseAsync(
                [.. texts.Select(waiting => waiting.Text)], texts[0].Options, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < texts.Length; i++)
                texts[i].Reply.SetResult(PartOf(response, i, texts.Length));
        }
        catch (ModelException e) when (texts.Length > 1 && e.Failure is { IsPassing: false, IsOfEndpoint: false })
        {
            // Perhaps one text alone is too long.
            foreach (Waiting waiting in texts)
                await SendAsync([waiting], cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            foreach (Waiting waiting in texts)
                waiting.Reply.TrySetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            foreach (Waiting waiting in texts)
                waiting.Reply.TrySetException(e);
        }
    }

    // What the server counted for all is shared out evenly, so that the log's lines add up to it.
    private static ChatResponse PartOf(ChatResponse response, int place, int texts)
    {
        long tokens = response.Usage?.InputTokenCount ?? 0;
        var part = new ChatResponse(response.Messages[place])
        {
            ModelId = response.ModelId,
            Usage = response.Usage is null ? null : new()
            {
                InputTokenCount = (tokens / texts) + (place < tokens % texts ? 1 : 0),
                OutputTokenCount = 0,
            },
        };
        if (Latency.Of(response) is { } latency)
            Latency.Set(part, latency);
        return part;
    }

    private sealed record Waiting(ChatMessage Text, ChatOptions Options)
    {
        public TaskCompletionSource<ChatResponse> Reply { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
