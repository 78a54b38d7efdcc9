namespace Seedbed.Models;

/// <summary>How long to wait for a model and how much to ask at once. Changing them asks nothing again.</summary>
public sealed record RequestLimits
{
    /// <summary>How long one attempt may take from being sent to its last byte.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long taking up a connection may take.</summary>
    public TimeSpan ConnectTimeOut { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an attempt may wait for the reply's first byte; null: as long as <see cref="TimeOut"/>.</summary>
    public TimeSpan? FirstByteTimeOut { get; init; }

    /// <summary>How long a server may be ill before the run ends; null: it is waited for.</summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>The most requests under way at once, over all models of one endpoint; within it, the number follows what the server bears.</summary>
    public int MaxInFlight { get; init; } = 4096;

    /// <summary>Attempts at one request, the first included, before a passing fault counts as final.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The wait before the second attempt; it doubles from there, with jitter, up to a minute. A server's Retry-After wins.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(0.5);
}
