namespace Seedbed.Models;

/// <summary>What a model was asked so far, for <c>run.json</c>. Thread-safe.</summary>
public sealed class ModelUsage
{
    private long _requests;
    private long _replayed;
    private long _inputTokens;
    private long _outputTokens;

    /// <summary>Requests put to the server; an attempt that had to be repeated counts once.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests answered from the run's response log.</summary>
    public long Replayed => Interlocked.Read(ref _replayed);

    /// <summary>Tokens of the prompts put to the server, as it counted them.</summary>
    public long InputTokens => Interlocked.Read(ref _inputTokens);

    /// <summary>Tokens of the server's replies, as it counted them.</summary>
    public long OutputTokens => Interlocked.Read(ref _outputTokens);

    internal void CountRequest(long inputTokens, long outputTokens)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _inputTokens, inputTokens);
        Interlocked.Add(ref _outputTokens, outputTokens);
    }

    internal void CountReplay() => Interlocked.Increment(ref _replayed);
}
