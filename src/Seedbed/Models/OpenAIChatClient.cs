using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>
/// One attempt at an OpenAI-compatible server (vLLM, Ollama, llama.cpp, LM Studio, OpenAI). A reply cut by
/// <c>max_tokens</c> is a response with <see cref="ChatFinishReason.Length"/>; every other fault a <see cref="ModelException"/>.
/// </summary>
internal sealed class OpenAIChatClient(Endpoint endpoint, ModelSettings settings, TimeProvider time) : IChatClient
{
    private readonly OpenAIFailures _failures = new(endpoint, settings);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var late = new CancellationTokenSource(settings.Limits.TimeOut, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await AskAsync([.. messages], options ?? new(), both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(late.IsCancellationRequested ? _failures.TimedOut() : _failures.Unreachable("it did not take the connection in time"), e);
        }
        catch (HttpRequestException e)
        {
            throw new ModelException(_failures.Of(e), e);
        }
        catch (InvalidDataException e)
        {
            throw new ModelException(_failures.Damaged(), e);
        }
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
            ? new ChatClientMetadata("openai-compatible", endpoint.Place, settings.Name)
            : null;

    public void Dispose()
    {
        // The endpoint is shared; the chain closes it.
    }

    // A server that refuses a schema is asked for any JSON, then by words alone; what it takes is remembered.
    private async Task<ChatResponse> AskAsync(ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        JsonMode mode = options.ResponseFormat is ChatResponseFormatJson ? endpoint.Json : JsonMode.Prompt;
        ModelFailure? first = null;
        while (true)
        {
            (ChatResponse? response, ModelFailure? failure) = await SendAsync(messages, options, mode, cancellationToken).ConfigureAwait(false);
            if (response is not null)
            {
                if (first is not null)
                    endpoint.Json = mode;
                return response;
            }

            first ??= failure!;
            if (failure!.Kind != ModelFailureKind.Refused || mode == JsonMode.Prompt)
                throw new ModelException(first);
            mode++;
        }
    }

    private async Task<(ChatResponse? Response, ModelFailure? Failure)> SendAsync(
        ChatMessage[] messages, ChatOptions options, JsonMode mode, CancellationToken cancellationToken)
    {
        byte[] body = OpenAIRequests.BodyOf(settings, messages, options, mode);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        long began = time.GetTimestamp();
        using HttpResponseMessage reply = await endpoint.SendAsync(HttpMethod.Post, "/chat/completions", content, cancellationToken).ConfigureAwait(false);
        byte[] bytes = await reply.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (reply.StatusCode != HttpStatusCode.OK)
            return (null, await _failures.OfAsync(reply, bytes, cancellationToken).ConfigureAwait(false));
        if (OpenAIReplies.Parsed(bytes) is not { } parsed || (parsed.Choices is null && parsed.Error is null))
            return (null, _failures.NotJson(bytes));
        if (OpenAIReplies.ResponseOf(parsed) is not { } response)
            return (null, _failures.Empty(parsed));
        endpoint.MarkAnswered();
        Latency.Set(response, time.GetElapsedTime(began));
        return (response, null);
    }
}
