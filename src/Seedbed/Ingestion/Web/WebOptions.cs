namespace Seedbed.Ingestion.Web;

/// <summary>How the pages of URLs are fetched.</summary>
public sealed record WebOptions
{
    /// <summary>Text files that list URLs, one a line, read after the inputs; blank lines and lines that begin with <c>#</c> say nothing.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>Whether addresses of this machine and of private networks may be fetched from.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>The most bytes that a URL may give, counted after decompression; 50 million by default.</summary>
    public long MostBytes { get; init; } = 50_000_000;

    /// <summary>How long a URL may take with all its redirects, without waits before it is tried again; two minutes by default.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long nothing may come; half a minute by default.</summary>
    public TimeSpan IdleTimeOut { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may take to be made; ten seconds by default.</summary>
    public TimeSpan ConnectTimeOut { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
