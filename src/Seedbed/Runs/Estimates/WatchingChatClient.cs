using Microsoft.Extensions.AI;
using Seedbed.Models;

namespace Seedbed.Runs.Estimates;

/// <summary>Counts what a model was asked, and what its replies took.</summary>
internal sealed class WatchingChatClient(IChatClient inner, ModelSettings settings, AskedTallies asked) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        string step = ModelCall.Of(options)?.Step ?? "";
        try
        {
            ChatResponse response = await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            asked.Add(step, settings.Name, new()
            {
                Requests = 1,
                Input = response.Usage?.InputTokenCount ?? 0,
                Output = response.Usage?.OutputTokenCount ?? 0,
                Timed = Latency.Of(response) is { } took ? (1, took.TotalSeconds) : default,
            });
            return response;
        }
        catch (ModelException)
        {
            asked.Add(step, settings.Name, new() { Requests = 1 });
            throw;
        }
    }
}
