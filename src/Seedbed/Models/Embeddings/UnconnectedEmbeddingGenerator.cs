using Microsoft.Extensions.AI;

namespace Seedbed.Models.Embeddings;

/// <summary>Stands where an embedding model would be while a recipe is only checked.</summary>
internal sealed class UnconnectedEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("this model has no endpoint: it is there for checking only");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
