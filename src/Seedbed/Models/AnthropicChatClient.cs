using System.Net;
using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>
/// One attempt at Anthropic's messages API. JSON is asked for by a tool that the model must call, whose input is the reply;
/// a server that refuses that is asked by words alone. There is one reply to a request, and no stream.
/// </summary>
internal sealed class AnthropicChatClient(Endpoint endpoint, ModelSettings settings, TimeProvider time)
    : ProviderChatClient("anthropic", endpoint.Place, settings.Name)
{
    private readonly ModelServer _server = new(endpoint, settings, time);
    private readonly JsonForms _json = endpoint.JsonOf(settings.Name);
    private volatile OpenAIDialect _dialect = OpenAIDialect.Usual;

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        return _server.AttemptAsync(attempt => AskAsync(attempt, asked, options ?? new()), cancellationToken);
    }

    private async Task<ChatResponse> AskAsync(ModelAttempt attempt, ChatMessage[] messages, ChatOptions options)
    {
        bool wantsTool = _json.Strictest == JsonMode.Schema && options.ResponseFormat is ChatResponseFormatJson { Schema: not null };
        bool byTool = wantsTool;
        OpenAIDialect dialect = _dialect;
        ModelFailure? first = null;
        while (true)
        {
            byte[] body = AnthropicMessages.BodyOf(settings, messages, options, byTool, dialect.TakesTemperature);
            (ChatResponse? response, ModelFailure? failure) = await SendAsync(attempt, body, options).ConfigureAwait(false);
            if (response is not null)
            {
                if (wantsTool)
                    _json.Answered(JsonMode.Schema, byTool ? JsonMode.Schema : JsonMode.Prompt, first);
                _dialect = dialect;
                return response;
            }

            if (dialect.Taught(failure!, settings.Sampling.Temperature is not null) is { } taught)
            {
                dialect = taught;
                continue;
            }

            first ??= failure!;
            if (failure!.Kind != ModelFailureKind.Refused || !byTool)
                throw new ModelException(first);
            byTool = false;
        }
    }

    private async Task<(ChatResponse? Response, ModelFailure? Failure)> SendAsync(ModelAttempt attempt, byte[] body, ChatOptions options)
    {
        long began = time.GetTimestamp();
        using HttpResponseMessage reply = await attempt.PostAsync("/messages", body).ConfigureAwait(false);
        byte[] bytes = await attempt.ReadAsync(reply).ConfigureAwait(false);
        if (reply.StatusCode != HttpStatusCode.OK)
            return (null, await _server.FailureAsync(attempt, reply, bytes, options.MaxOutputTokens).ConfigureAwait(false));
        if (ModelServer.Parsed(bytes, AnthropicJson.Readable.AnthropicResponse) is not { } parsed || (parsed.Content is null && parsed.Error is null))
            return (null, _server.Failures.NotJson(bytes));
        if (parsed.StopReason == "refusal")
            return (null, _server.Failures.Declined(""));
        if (AnthropicMessages.ResponseOf(parsed) is not { } response)
            return (null, _server.Failures.Error(parsed.Error));
        endpoint.MarkAnswered();
        Latency.Set(response, time.GetElapsedTime(began));
        return (response, null);
    }
}
