using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Seedbed.Models;

namespace Seedbed.Tests.Doubles;

/// <summary>A model that says what it is told to say, in order, several replies at once when several are wanted.</summary>
internal sealed class SaidModel(params string[] replies) : IChatClient
{
    private int _next;

    /// <summary>What it was asked.</summary>
    public ConcurrentQueue<(string Text, ChatOptions Options)> Requests { get; } = [];

    /// <summary>What it thinks before each reply.</summary>
    public string? Thought { get; init; }

    /// <summary>The most replies that it gives at once.</summary>
    public int MostChoices { get; init; } = int.MaxValue;

    /// <summary>Whether it refuses to give several at once.</summary>
    public bool RefusesChoices { get; init; }

    public ModelSet Models(SamplingSettings? sampling = null) =>
        new(new Model(new ModelSettings { Name = "said", Endpoint = new("about:blank"), Sampling = sampling ?? new() }, this));

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Requests.Enqueue((string.Join("\n\n", messages.Select(message => message.Text)), options!));
        int wanted = ModelCall.Of(options)!.Choices;
        if (RefusesChoices && wanted > 1)
            throw new ModelException(new(ModelFailureKind.Refused, "n must be 1"));
        return Task.FromResult(new ChatResponse([.. Enumerable.Range(0, Math.Min(wanted, MostChoices)).Select(_ => Reply())]));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private ChatMessage Reply()
    {
        var text = new TextContent(replies[Math.Min(_next++, replies.Length - 1)]);
        return new(ChatRole.Assistant, Thought is null ? [text] : [new TextReasoningContent(Thought), text]);
    }
}
