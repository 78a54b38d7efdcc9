using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>Lets so many requests through at once; the others wait their turn, first come first served.</summary>
internal sealed class InFlightChatClient(IChatClient inner, SemaphoreSlim places, ResponseLog? log) : ModelChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Here and not earlier: what waited for its place may have been overtaken by a full disk.
            log?.ThrowIfBroken();
            return await base.InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }
}
