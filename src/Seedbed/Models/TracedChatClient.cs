using System.Diagnostics;
using Microsoft.Extensions.AI;
using Seedbed.Telemetry;

namespace Seedbed.Models;

/// <summary>
/// Tells whoever listens of each attempt at a server: its span, how long it took, its tokens. The last link but one, so that
/// neither waits for a place nor those between attempts count as the server's time, and each attempt that is paid for is seen.
/// </summary>
internal sealed class TracedChatClient(IChatClient inner, ModelSettings settings, Uri place, TimeProvider time) : ModelChatClient(inner)
{
    private readonly CallFacts _facts = new(settings, place);

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Instruments.HearCalls
            ? TracedAsync(messages, options, cancellationToken)
            : InnerClient.GetResponseAsync(messages, options, cancellationToken);

    private async Task<ChatResponse> TracedAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        using Activity? span = CallSpan.Chat(_facts, messages, options);
        long began = time.GetTimestamp();
        try
        {
            ChatResponse response = await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            Measure(began, response);
            if (span is not null)
                CallSpan.SetResponse(span, response);
            return response;
        }
        catch (Exception fault)
        {
            Instruments.Duration.Record(time.GetElapsedTime(began).TotalSeconds, _facts.With("error.type", CallSpan.ErrorType(fault)));
            CallSpan.SetFault(span, fault);
            throw;
        }
    }

    private void Measure(long began, ChatResponse response)
    {
        Instruments.Duration.Record(time.GetElapsedTime(began).TotalSeconds, _facts.With("gen_ai.response.model", response.ModelId));
        _facts.MeasureTokens(response);
    }
}
