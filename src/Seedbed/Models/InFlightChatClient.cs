using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>Lets so many requests through at once; the others wait their turn, first come first served.</summary>
internal sealed class InFlightChatClient(IChatClient inner, SemaphoreSlim places) : ModelChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }
}
