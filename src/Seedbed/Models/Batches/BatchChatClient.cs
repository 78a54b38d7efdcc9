using Microsoft.Extensions.AI;

namespace Seedbed.Models.Batches;

/// <summary>
/// Answers from a batch folder's responses files. A request without an answer is written into the next wave's requests file and
/// held: <see cref="RequestHeldException"/>. A fault that may pass is asked again in the next wave, so often as over HTTP.
/// </summary>
internal sealed class BatchChatClient(BatchFolder folder, ModelSettings settings, BatchBudget? budget, Func<ReplayKey, bool> failsAgain)
    : ProviderChatClient("batch", settings.Endpoint, settings.Name)
{
    private readonly CallFacts _facts = new(settings, settings.Endpoint);

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return AnswerAsync([.. messages], options ?? new(), cancellationToken);
    }

    private async Task<ChatResponse> AnswerAsync(ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var key = ReplayKey.Of(settings.Name, messages, options);
        BatchFound found = folder.Find(key);
        if (found.Reply?.Response is { } response)
        {
            budget?.Book(messages, options, response.Usage);
            Tell(messages, response);
            return response;
        }

        if (found.IsWaiting)
        {
            folder.Hold(key, found.Asked!.Value.File);
            throw Held();
        }

        byte[] line = BatchRequestLine.Of(key, settings, messages, options, folder.FormOf(settings.Name));
        if (found.Reply?.Failure is { } failure)
            CheckAskedAgain(failure, found, key, line);
        if (budget is not null)
            await budget.ReserveAsync(messages, options, cancellationToken).ConfigureAwait(false);
        folder.Ask(key, settings.Name, line);
        throw Held();
    }

    // How long a call took is not known of a batch, so that there is no span of one; what it brought stands on the request's own.
    private void Tell(ChatMessage[] messages, ChatResponse response)
    {
        _facts.MeasureTokens(response);
        CallSpan.SetBatchResponse(messages, response);
    }

    // Over HTTP, too, what a server refuses is said otherwise where its refusals teach how.
    private void CheckAskedAgain(ModelFailure failure, BatchFound found, ReplayKey key, byte[] line)
    {
        if (failure.IsOfEndpoint)
            throw new SeedbedException($"{found.Place}: {failure.Detail}; {MendOf(failure)}");
        bool isSaidOtherwise = failure.Kind == ModelFailureKind.Refused && found.Asked is { } asked && asked.Wording != BatchRequestLine.Read(line)!.Value.Wording;
        bool isAskedAgain = failure.IsPassing && found.Asked?.Times < settings.Limits.Attempts;
        if (!isSaidOtherwise && !isAskedAgain && !failsAgain(key))
            throw new ModelException(failure with { IsPassing = false });
    }

    private string MendOf(ModelFailure failure) => failure.Kind == ModelFailureKind.WrongModel
        ? $"name a model that it knows instead of '{settings.Name}' after '#', and run again"
        : "remove that file, send the requests again with a valid key, and run again";

    private static RequestHeldException Held() => new(HoldReason.Batch, "requests wait for their batch responses");
}
