using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace Seedbed.Models;

/// <summary>
/// Asks again after passing faults (429, 5xx, broken connections, time-outs), with doubling, jittered waits. A fault of
/// the endpoint itself becomes the sentence that stops the run.
/// </summary>
internal sealed class RetryChatClient(IChatClient inner, RequestLimits limits, TimeProvider time) : ModelChatClient(inner)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline<ChatResponse> _pipeline = PipelineOf(limits, time);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (state, token) =>
                    await state.InnerClient.GetResponseAsync(state.messages, state.options?.Clone(), token).ConfigureAwait(false),
                (InnerClient, messages, options),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ModelException e) when (e.Failure.IsOfEndpoint)
        {
            throw new SeedbedException(e.Failure.Detail, e);
        }
    }

    private static ResiliencePipeline<ChatResponse> PipelineOf(RequestLimits limits, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = time };
        if (limits.Attempts > 1)
        {
            builder.AddRetry(new()
            {
                MaxRetryAttempts = limits.Attempts - 1,
                Delay = limits.Backoff,
                MaxDelay = LongestWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static attempt => new(IsWorthAnother(attempt)),
                DelayGenerator = static attempt => new(WishOf(attempt.Outcome)),
            });
        }

        return builder.Build();
    }

    // A request that ran into its time-out twice will run into it again; each try costs minutes.
    private static bool IsWorthAnother(RetryPredicateArguments<ChatResponse> attempt) =>
        attempt.Outcome.Exception is ModelException { Failure: { IsPassing: true } failure }
        && (failure.Kind != ModelFailureKind.TimedOut || attempt.AttemptNumber == 0);

    private static TimeSpan? WishOf(Outcome<ChatResponse> outcome) =>
        outcome.Exception is ModelException { Failure.RetryAfter: { } wish } ? (wish < LongestWait ? wish : LongestWait) : null;
}
