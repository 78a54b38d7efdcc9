using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Seedbed.Models.Batches;

/// <summary>
/// Answers from a batch folder's responses files. A request without an answer is written into the next wave's requests file and
/// held: <see cref="RequestHeldException"/>. A fault that may pass is asked again in the next wave, so often as over HTTP.
/// </summary>
internal sealed class BatchChatClient(BatchFolder folder, ModelSettings settings, BatchBudget? budget, Func<ReplayKey, bool> failsAgain) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return AnswerAsync([.. messages], options ?? new(), cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(ChatClientMetadata)
            ? new ChatClientMetadata("batch", settings.Endpoint, settings.Name)
            : null;

    public void Dispose()
    {
        // The folder is shared; the chain closes it.
    }

    private async Task<ChatResponse> AnswerAsync(ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var key = ReplayKey.Of(settings.Name, messages, options);
        BatchFound found = folder.Find(key);
        if (found.Reply?.Response is { } response)
        {
            budget?.Book(messages, options, response.Usage);
            return response;
        }

        if (found.IsWaiting)
        {
            folder.Hold(key, found.Asked!.Value.File);
            throw Held();
        }

        JsonMode mode = options.ResponseFormat is ChatResponseFormatJson ? folder.Json : JsonMode.Prompt;
        if (found.Reply?.Failure is { } failure)
            mode = ModeAfter(failure, found, key, mode);
        if (budget is not null)
            await budget.ReserveAsync(messages, options, cancellationToken).ConfigureAwait(false);
        folder.Ask(key, settings.Name, mode, BatchRequestLine.Of(key, settings, messages, options, mode));
        throw Held();
    }

    // Over HTTP, too, a server that refuses a schema is asked for any JSON, then by words alone.
    private JsonMode ModeAfter(ModelFailure failure, BatchFound found, ReplayKey key, JsonMode mode)
    {
        if (failure.IsOfEndpoint)
            throw new SeedbedException($"{found.Place}: {failure.Detail}; {MendOf(failure)}");
        bool isLessStrict = failure.Kind == ModelFailureKind.Refused && mode > found.Asked?.Json;
        bool isAskedAgain = failure.IsPassing && found.Asked?.Times < settings.Limits.Attempts;
        return isLessStrict || isAskedAgain || failsAgain(key) ? mode : throw new ModelException(failure with { IsPassing = false });
    }

    private string MendOf(ModelFailure failure) => failure.Kind == ModelFailureKind.WrongModel
        ? $"name a model that it knows instead of '{settings.Name}' after '#', and run again"
        : "remove that file, send the requests again with a valid key, and run again";

    private static RequestHeldException Held() => new(HoldReason.Batch, "requests wait for their batch responses");
}
