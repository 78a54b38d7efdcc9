using Microsoft.Extensions.AI;
using Seedbed.Models.Pacing;

namespace Seedbed.Models;

/// <summary>
/// Asks again after passing faults, with doubling, jittered waits that hold no place below; <see cref="RequestTries"/> says
/// how often. A fault of the endpoint itself becomes the sentence that stops the run.
/// </summary>
internal sealed class RetryChatClient(IChatClient inner, EndpointPool pool, RequestLimits limits, TimeProvider time) : ModelChatClient(inner)
{
    // A minute where the first wait is half a second.
    private const int LongestWait = 120;

    private uint _waits;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var tries = new RequestTries(pool, limits);
        while (true)
        {
            TimeSpan wait;
            try
            {
                return await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            }
            catch (ModelException e)
            {
                if (!e.Failure.IsPassing || tries.IsLast(e.Failure))
                {
                    ThrowIfOfEndpoint(e);
                    if (tries.IsSingledOut)
                        throw new ModelException(tries.Singled(e.Failure), e);
                    throw;
                }

                wait = WaitAfter(e.Failure, tries);
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

    private TimeSpan WaitAfter(ModelFailure failure, RequestTries tries)
    {
        TimeSpan own = tries.Doublings is { } times ? Doubled(times) : TimeSpan.Zero;
        return failure.RetryAfter > own ? failure.RetryAfter.Value : own;
    }

    private TimeSpan Doubled(int times) => limits.Backoff * Math.Min(LongestWait, Math.Pow(2, times)) * Jitter.Of(ref _waits);
}
