using Microsoft.Extensions.AI;
using Seedbed.Models.Pacing;

namespace Seedbed.Models;

/// <summary>
/// Asks again after passing faults, with doubling, jittered waits that hold no place below. Each class of fault is counted
/// by itself: time-outs at most twice, since each costs minutes; "later" (429) and what a sick server did to a request not
/// at all. A fault of the endpoint itself becomes the sentence that stops the run.
/// </summary>
internal sealed class RetryChatClient(IChatClient inner, RequestLimits limits, TimeProvider time) : ModelChatClient(inner)
{
    private const int TimeOuts = 2;

    // A request that meets a sick server so often, with long waits between, is what makes it sick.
    private const int MostOfSick = 20;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private uint _waits;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        (int timeOuts, int faults, int laters, int ofSick) = (0, 0, 0, 0);
        while (true)
        {
            TimeSpan wait;
            try
            {
                return await InnerClient.GetResponseAsync(messages, options?.Clone(), cancellationToken).ConfigureAwait(false);
            }
            catch (ModelException e) when (e.Failure is { IsPassing: true } failure)
            {
                bool isLast = failure switch
                {
                    { Kind: ModelFailureKind.RateLimited or ModelFailureKind.EndpointDown } or { RetryAfter: not null } when failure.IsUncounted => false,
                    { IsUncounted: true } => ++ofSick >= MostOfSick,
                    { Kind: ModelFailureKind.TimedOut } => ++timeOuts >= Math.Min(TimeOuts, limits.Attempts),
                    _ => ++faults >= limits.Attempts,
                };
                if (isLast)
                {
                    ThrowIfOfEndpoint(e);
                    throw;
                }

                wait = failure switch
                {
                    { RetryAfter: { } wish } => wish,
                    { Kind: ModelFailureKind.RateLimited } => Doubled(laters++),
                    // The endpoint's own pause is waited for below; a second hanging request is no likelier for being early.
                    { IsUncounted: true } or { Kind: ModelFailureKind.TimedOut } => TimeSpan.Zero,
                    _ => Doubled(faults - 1),
                };
            }
            catch (ModelException e)
            {
                ThrowIfOfEndpoint(e);
                throw;
            }

            // The user's patience ends where the next place is asked for, not in here.
            if (wait > limits.GiveUpAfter)
                wait = limits.GiveUpAfter.Value;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void ThrowIfOfEndpoint(ModelException e)
    {
        if (e.Failure.IsOfEndpoint)
            throw new SeedbedException(e.Failure.Detail, e);
    }

    private TimeSpan Doubled(int times)
    {
        TimeSpan wait = limits.Backoff * Math.Pow(2, Math.Min(times, 30));
        return (wait < LongestWait ? wait : LongestWait) * Jitter.Of(ref _waits);
    }
}
