using System.Text.Json;
using Microsoft.Extensions.AI;
using Seedbed.Models;
using Seedbed.Models.Budgets;
using Seedbed.Tokens;

namespace Seedbed.Runs.Estimates;

/// <summary>Stands in a model's place: counts each request as it would be sent, and answers in the form asked for.</summary>
internal sealed class PlanningChatClient(ModelSettings settings, PlannedLength length, AskedTallies asked) : IChatClient
{
    // What templates put around a message, and the reply's beginning.
    private const int PerMessage = 4;
    private const int PerRequest = 3;

    private readonly PromptBound _bound = new(settings.Name);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ChatMessage[] sent = [.. messages];
        ModelCall? call = ModelCall.Of(options);
        int choices = Math.Max(1, call?.Choices ?? 1);
        int tokens = options?.MaxOutputTokens ?? settings.GenerationTokens ?? ModelSettings.DefaultGenerationTokens;
        JsonElement? schema = (options?.ResponseFormat as ChatResponseFormatJson)?.Schema;
        string reply = PlannedReply.Of(schema, length, tokens);
        asked.Add(call?.Step ?? "", settings.Name, Tally(sent, options, choices, tokens, reply, PlannedReply.Of(schema, PlannedLength.Shortest, tokens)));
        return Task.FromResult(new ChatResponse([.. Enumerable.Range(0, choices).Select(_ => new ChatMessage(ChatRole.Assistant, reply))]));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("a plan has no streams");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    // What comes back wrong is asked for once more, choice by choice, with a note of what was wrong.
    private AskedTally Tally(ChatMessage[] sent, ChatOptions? options, int choices, int tokens, string reply, string shortest)
    {
        long bound = _bound.Of(sent, options);
        long again = choices * (choices + 1L) / 2;
        return new()
        {
            Requests = 1,
            MostRequests = 1 + again,
            Input = PerRequest + sent.Sum(message => PerMessage + (long)Tokenizer.O200k.Count(message.Text)),
            MostInput = bound + (again * (bound + tokens)),
            Output = Math.Min(tokens, Tokens(reply)) * choices,
            LeastOutput = Math.Min(tokens, Tokens(shortest)) * choices,
            MostOutput = tokens * (choices + again),
        };
    }

    private static long Tokens(string reply) => Tokenizer.O200k.Count(reply);
}
