using Microsoft.Extensions.AI;

namespace Seedbed.Models;

/// <summary>What a model was asked so far, for <c>run.json</c>. Thread-safe.</summary>
public sealed class ModelUsage
{
    private long _requests;
    private long _replayed;
    private long _inputTokens;
    private long _outputTokens;
    private long _cachedTokens;
    private long _reasoningTokens;

    /// <summary>Requests put to the server; an attempt that had to be repeated counts once.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests answered from the run's response log.</summary>
    public long Replayed => Interlocked.Read(ref _replayed);

    /// <summary>Tokens of the prompts put to the server, as it counted them.</summary>
    public long InputTokens => Interlocked.Read(ref _inputTokens);

    /// <summary>Tokens of the server's replies, as it counted them.</summary>
    public long OutputTokens => Interlocked.Read(ref _outputTokens);

    /// <summary>Those of <see cref="InputTokens"/> that the server had cached.</summary>
    public long CachedTokens => Interlocked.Read(ref _cachedTokens);

    /// <summary>Those of <see cref="OutputTokens"/> that went into reasoning.</summary>
    public long ReasoningTokens => Interlocked.Read(ref _reasoningTokens);

    internal void CountRequest(UsageDetails? usage)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _inputTokens, usage?.InputTokenCount ?? 0);
        Interlocked.Add(ref _outputTokens, usage?.OutputTokenCount ?? 0);
        Interlocked.Add(ref _cachedTokens, usage?.CachedInputTokenCount ?? 0);
        Interlocked.Add(ref _reasoningTokens, usage?.ReasoningTokenCount ?? 0);
    }

    internal void CountReplay() => Interlocked.Increment(ref _replayed);
}
