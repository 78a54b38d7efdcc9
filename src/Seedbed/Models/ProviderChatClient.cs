using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>
/// The last link of a <see cref="ModelChain"/>: it asks a provider itself. Replies come whole, and a stream is the whole reply in
/// updates, where the provider has none. What it asks through is shared; the chain closes it.
/// </summary>
/// <param name="provider">The provider's name; null where nobody asks for it.</param>
/// <param name="place">Its address.</param>
/// <param name="model">The model's name.</param>
internal abstract class ProviderChatClient(string? provider, Uri place, string model) : IChatClient
{
    public abstract Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default);

    public virtual async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        provider is not null && serviceKey is null && serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(provider, place, model) : null;

    public void Dispose()
    {
    }
}
