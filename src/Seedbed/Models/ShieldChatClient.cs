using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>Lets an attempt under way run on for a moment after the caller gave up, so that what was paid for is kept.</summary>
internal sealed class ShieldChatClient(IChatClient inner, Grace grace) : ModelChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(grace.Over);
        using CancellationTokenRegistration caller = cancellationToken.UnsafeRegister(_ => end.CancelAfter(grace.Length), null);
        try
        {
            return await InnerClient.GetResponseAsync(messages, options, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (end.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }
}
