using Microsoft.Extensions.AI;

namespace Seedbed.Models.Embeddings;

/// <summary>
/// Vectors by way of <see cref="ModelChain"/>: log, retries, budget and pacing are those of chat requests. Each text is a
/// message, each vector the text of a reply.
/// </summary>
/// <param name="logged">The chain from the log on.</param>
/// <param name="server">The chain below the log.</param>
/// <param name="settings">The model's settings.</param>
internal sealed class ChainEmbeddingGenerator(IChatClient logged, IChatClient server, ModelSettings settings)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        var batch = new EmbeddingBatch(server, options?.Dimensions);
        Dictionary<string, Task<ChatResponse>> asked = texts.Distinct(StringComparer.Ordinal).ToDictionary(
            text => text,
            text => logged.GetResponseAsync([new(ChatRole.User, text)], OptionsOf(batch, options), cancellationToken),
            StringComparer.Ordinal);
        await batch.SendAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(asked.Values).ConfigureAwait(false);
        var vectors = new GeneratedEmbeddings<Embedding<float>>(texts.Length);
        foreach (string text in texts)
            vectors.Add(VectorOf(await asked[text].ConfigureAwait(false)));
        vectors.Usage = UsageOf(asked.Values.Select(task => task.Result));
        return vectors;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("openai-compatible", settings.Endpoint, settings.Name)
            : null;

    public void Dispose()
    {
        // The endpoint is shared; the chain closes it.
    }

    private ChatOptions OptionsOf(EmbeddingBatch batch, EmbeddingGenerationOptions? given)
    {
        var options = new ChatOptions();
        settings.Sampling.ApplyTo(options);
        batch.AttachTo(options);
        ModelCall.Of(given)?.AttachTo(options);
        return options;
    }

    private Embedding<float> VectorOf(ChatResponse response) => VectorText.TryRead(response.Text, out float[] vector)
        ? new(vector) { ModelId = response.ModelId }
        : throw new ModelException(new(ModelFailureKind.NotJson, $"the response log holds no vector of model '{settings.Name}' where it should; ask again with --no-replay"));

    private static UsageDetails UsageOf(IEnumerable<ChatResponse> responses)
    {
        var usage = new UsageDetails { InputTokenCount = 0 };
        foreach (ChatResponse response in responses)
            usage.InputTokenCount += response.Usage?.InputTokenCount ?? 0;
        return usage;
    }
}
