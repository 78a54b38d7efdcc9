using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Tokens;

namespace Seedbed.Runs.Estimates;

/// <summary>Counts what an embedder was asked; where it does not say its tokens, they are counted here.</summary>
internal sealed class WatchingEmbedder(IEmbeddingGenerator<string, Embedding<float>> inner, ModelSettings settings, AskedTallies asked)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        GeneratedEmbeddings<Embedding<float>> vectors = await InnerGenerator.GenerateAsync(texts, options, cancellationToken).ConfigureAwait(false);
        asked.Add(ModelCall.Of(options)?.Step ?? "", settings.Name, new()
        {
            Requests = texts.Length,
            Input = vectors.Usage?.InputTokenCount ?? texts.Sum(text => (long)Tokenizer.O200k.Count(text)),
        });
        return vectors;
    }
}
