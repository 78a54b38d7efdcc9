using Microsoft.Extensions.AI;

namespace Seedbed.Models.Embeddings;

/// <summary>The link of <see cref="ModelChain"/> in which texts that the log doesn't answer wait for the others of their <see cref="EmbeddingBatch"/>.</summary>
internal sealed class EmbeddingBatchClient(IChatClient inner) : ModelChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        EmbeddingBatch.Of(options)!.AskAsync(messages.Single(), options!, cancellationToken);
}
