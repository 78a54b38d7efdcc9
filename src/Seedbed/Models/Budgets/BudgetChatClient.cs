using Microsoft.Extensions.AI;

namespace Seedbed.Models.Budgets;

/// <summary>
/// Reckons what an attempt may cost before it goes on, and settles it after. One that brought no usage is charged its
/// reservation, unless it is certain that nothing was generated.
/// </summary>
internal sealed class BudgetChatClient(IChatClient inner, BudgetAccount account, ModelBill bill) : ModelChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        ChatOptions own = options?.Clone() ?? new();
        if (account.Budget.LimitsCost)
            own.MaxOutputTokens ??= bill.UsualOutput;
        Reservation reservation = account.Reckon(bill, asked, own);
        reservation.AttachTo(own);
        ChatResponse response;
        try
        {
            response = await InnerClient.GetResponseAsync(asked, own, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // A held request was never sent, or was refused until nobody would wait any longer.
            if (e is RequestHeldException || (e is ModelException { Failure.Kind: var kind } && CostsNothing(kind)))
                reservation.Release();
            else
                reservation.Charge();
            throw;
        }

        reservation.Settle(response.Usage);
        return response;
    }

    // The server was not reached, or refused before it began.
    private static bool CostsNothing(ModelFailureKind kind) => kind is ModelFailureKind.EndpointDown or ModelFailureKind.Unauthorised
        or ModelFailureKind.WrongModel or ModelFailureKind.ContextTooLong or ModelFailureKind.Refused or ModelFailureKind.RateLimited;
}
