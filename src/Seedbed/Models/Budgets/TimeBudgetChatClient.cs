using Microsoft.Extensions.AI;

namespace Seedbed.Models.Budgets;

/// <summary>Ends requests when the time is up, whatever they wait for: their place, another attempt, the reply.</summary>
internal sealed class TimeBudgetChatClient(IChatClient inner, BudgetAccount account) : ModelChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (account.End.IsCancellationRequested)
            throw Held();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(account.End, cancellationToken);
        try
        {
            return await InnerClient.GetResponseAsync(messages, options, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (account.End.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Held();
        }
    }

    private RequestHeldException Held() => new(
        HoldReason.Budget, $"the budget of {BudgetWords.Time(account.Budget.Time!.Value)} is over; give it again with --budget to go on");
}
