using System.Net;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>
/// One attempt at an OpenAI-compatible server (vLLM, Ollama, llama.cpp, LM Studio, OpenAI). A reply cut by
/// <c>max_tokens</c> is a response with <see cref="ChatFinishReason.Length"/>; every other fault a <see cref="ModelException"/>.
/// </summary>
internal sealed class OpenAIChatClient(Endpoint endpoint, ModelSettings settings, TimeProvider time)
    : ProviderChatClient("openai-compatible", endpoint.Place, settings.Name)
{
    private readonly ModelServer _server = new(endpoint, settings, time);
    private readonly JsonForms _json = endpoint.JsonOf(settings.Name);
    private volatile OpenAIDialect _dialect = OpenAIDialect.Usual;

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetResponseAsync([.. messages], options ?? new(), settings.Stream ? Unseen : null, cancellationToken);

    /// <summary>The reply as it is written, thoughts told apart only where the server does.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = Channel.CreateUnbounded<ChatResponseUpdate>();
        Task<ChatResponse> asked = GetResponseAsync(
            [.. messages], options ?? new(), chunk => updates.Writer.TryWrite(OpenAIStream.UpdateOf(chunk)), end.Token);
        Task done = asked.ContinueWith(
            task => updates.Writer.TryComplete(task.Exception?.InnerException), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        bool isStream = false;
        try
        {
            await foreach (ChatResponseUpdate update in updates.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                isStream = true;
                yield return update;
            }

            // A server that knows no streams sends the whole reply.
            foreach (ChatResponseUpdate update in isStream ? [] : (await asked.ConfigureAwait(false)).ToChatResponseUpdates())
                yield return update;
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await done.ConfigureAwait(false);
        }
    }

    private static void Unseen(OpenAIResponse piece)
    {
        // A stream that only its whole is wanted of.
    }

    private Task<ChatResponse> GetResponseAsync(ChatMessage[] messages, ChatOptions options, Action<OpenAIResponse>? seen, CancellationToken cancellationToken) =>
        _server.AttemptAsync(attempt => AskAsync(attempt, messages, options, seen), cancellationToken);

    private JsonMode ModeOf(ChatOptions options) => (options.ResponseFormat, _json.Strictest) switch
    {
        (ChatResponseFormatJson { Schema: null }, JsonMode.Schema) => JsonMode.Object,
        (ChatResponseFormatJson, var strictest) => strictest,
        _ => JsonMode.Prompt,
    };

    // A server that refuses a schema is asked for any JSON, then by words alone, and one that wants a parameter said
    // otherwise is asked so; what it takes is remembered.
    private async Task<ChatResponse> AskAsync(ModelAttempt attempt, ChatMessage[] messages, ChatOptions options, Action<OpenAIResponse>? seen)
    {
        JsonMode asked = ModeOf(options), mode = asked;
        OpenAIDialect dialect = _dialect;
        ModelFailure? first = null;
        while (true)
        {
            byte[] body = OpenAIRequests.BodyOf(settings, messages, options, mode, dialect, streams: seen is not null);
            (ChatResponse? response, ModelFailure? failure) = await SendAsync(attempt, body, options, seen).ConfigureAwait(false);
            if (response is not null)
            {
                if (options.ResponseFormat is ChatResponseFormatJson)
                    _json.Answered(asked, mode, first);
                _dialect = dialect;
                return response;
            }

            if (dialect.Taught(failure!, settings.Sampling.Temperature is not null) is { } taught)
            {
                dialect = taught;
                continue;
            }

            first ??= failure!;
            if (failure!.Kind != ModelFailureKind.Refused || mode == JsonMode.Prompt)
                throw new ModelException(first);
            mode++;
        }
    }

    private async Task<(ChatResponse? Response, ModelFailure? Failure)> SendAsync(
        ModelAttempt attempt, byte[] body, ChatOptions options, Action<OpenAIResponse>? seen)
    {
        long began = time.GetTimestamp();
        using HttpResponseMessage reply = await attempt.PostAsync("/chat/completions", body).ConfigureAwait(false);
        if (reply.StatusCode != HttpStatusCode.OK)
            return (null, await FailureAsync(attempt, reply, options).ConfigureAwait(false));
        bool isStream = seen is not null && reply.Content.Headers.ContentType?.MediaType == OpenAIStream.MediaType;
        (OpenAIResponse? parsed, ModelFailure? failure) = isStream
            ? await new OpenAIStream(_server).ReadAsync(attempt, reply, seen!).ConfigureAwait(false)
            : await ReadAsync(attempt, reply).ConfigureAwait(false);
        if (parsed is null)
            return (null, failure);
        if (OpenAIReplies.ResponseOf(parsed) is not { } response)
            return (null, OpenAIReplies.RefusalOf(parsed) is { } said ? _server.Failures.Declined(said) : _server.Failures.Error(parsed.Error));
        endpoint.MarkAnswered();
        Latency.Set(response, time.GetElapsedTime(began));
        return (response, null);
    }

    private async Task<ModelFailure> FailureAsync(ModelAttempt attempt, HttpResponseMessage reply, ChatOptions options)
    {
        byte[] body = await attempt.ReadAsync(reply).ConfigureAwait(false);
        return await _server.FailureAsync(attempt, reply, body, options.MaxOutputTokens).ConfigureAwait(false);
    }

    private async Task<(OpenAIResponse?, ModelFailure?)> ReadAsync(ModelAttempt attempt, HttpResponseMessage reply)
    {
        byte[] bytes = await attempt.ReadAsync(reply).ConfigureAwait(false);
        return OpenAIResponseReader.Read(bytes) is { } parsed && (parsed.Choices is not null || parsed.Error is not null)
            ? (parsed, null)
            : (null, _server.Failures.NotJson(bytes));
    }
}
