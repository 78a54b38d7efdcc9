using Microsoft.Extensions.AI;

namespace Seedbed.Models.Budgets;

/// <summary>The last link before the provider: here an attempt leaves, after whatever it waited for, and from here on it may cost.</summary>
internal sealed class SentChatClient(IChatClient inner) : ModelChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Reservation.Of(options)?.MarkSent();
        return InnerClient.GetResponseAsync(messages, options, cancellationToken);
    }
}
