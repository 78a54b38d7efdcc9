using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.AI;
using Seedbed.Telemetry;

namespace Seedbed.Models;

/// <summary>
/// Answers from the response log, and writes down whatever comes that is not there yet, failures for good too: they fail
/// alike when replayed, unless failed requests are to be asked again. Equal requests under way at once are asked once, also
/// by two roles that models of one name play: <paramref name="asked"/> is theirs together.
/// </summary>
internal sealed class ReplayChatClient(
    IChatClient inner,
    ResponseLog? log,
    string model,
    ModelUsage usage,
    ConnectOptions how,
    ConcurrentDictionary<ReplayKey, TaskCompletionSource<LoggedOutcome>> asked)
    : ModelChatClient(inner)
{
    /// <summary>Whether a request that is logged as failed for good was asked once more since, and its failure is out of date.</summary>
    public Func<ReplayKey, bool> IsAskedAgain { get; init; } = static _ => false;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] request = [.. messages];
        ReplayKey key = ReplayKey.Of(model, request, options);
        LoggedOutcome outcome = await OutcomeAsync(key, request, options, cancellationToken).ConfigureAwait(false);
        return outcome.Response ?? throw new ModelException(outcome.Failure!);
    }

    private async Task<LoggedOutcome> OutcomeAsync(ReplayKey key, ChatMessage[] messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        while (true)
        {
            var mine = new TaskCompletionSource<LoggedOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            TaskCompletionSource<LoggedOutcome> first = asked.GetOrAdd(key, mine);
            if (ReferenceEquals(first, mine))
                return await LeadAsync(mine, key, messages, options, cancellationToken).ConfigureAwait(false);
            try
            {
                LoggedOutcome outcome = await first.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
                CountReplay();
                return outcome;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The one who asked gave up, we did not: ask ourselves.
            }
        }
    }

    private async Task<LoggedOutcome> LeadAsync(
        TaskCompletionSource<LoggedOutcome> followers, ReplayKey key, ChatMessage[] messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            LoggedOutcome outcome = Logged(key) ?? await AskAsync(key, messages, options, cancellationToken).ConfigureAwait(false);
            followers.SetResult(outcome);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            followers.SetCanceled(CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            followers.SetException(e);
            _ = followers.Task.Exception;
            throw;
        }
        finally
        {
            asked.TryRemove(key, out _);
        }
    }

    private LoggedOutcome? Logged(ReplayKey key)
    {
        if (log?.Find(key) is not { } found || (!found.IsNew && IsAskedAnew(key, found.Outcome)))
            return null;
        CountReplay();
        return found.Outcome;
    }

    // What this process asked itself stands: an equal request is no second one.
    private bool IsAskedAnew(ReplayKey key, LoggedOutcome earlier) =>
        how.NoReplay || (earlier.Failure is not null && (how.RetryFailed || IsAskedAgain(key)));

    private async Task<LoggedOutcome> AskAsync(ReplayKey key, ChatMessage[] messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        using Activity? span = CallSpan.Ask(model, ModelCall.Of(options));
        long began = how.Time.GetTimestamp();
        LoggedOutcome outcome;
        try
        {
            outcome = new(await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false), null);
        }
        catch (ModelException e)
        {
            CallSpan.SetFault(span, e);
            outcome = new(null, e.Failure);
        }
        catch (Exception e)
        {
            CallSpan.SetFault(span, e);
            throw;
        }

        TimeSpan took = (outcome.Response is { } response ? Latency.Of(response) : null) ?? how.Time.GetElapsedTime(began);
        if (log is not null)
            outcome.AppendTo(log, key, model, messages, options, took);
        usage.CountRequest(outcome.Response?.Usage);
        return outcome;
    }

    private void CountReplay()
    {
        usage.CountReplay();
        Instruments.Replayed.Add(1, new KeyValuePair<string, object?>("gen_ai.request.model", model));
    }
}
