namespace Seedbed.Ingestion.Web;

/// <summary>What became of one URL: a file, or the reason why there is none.</summary>
internal sealed record WebPage
{
    /// <summary>What tells it from the other pages: the document's path without the ending that its type may add.</summary>
    public required string Name { get; init; }

    /// <summary>The URL as it may be shown.</summary>
    public required string Url { get; init; }

    /// <summary>The document's path; null where there is none.</summary>
    public string? Document { get; init; }

    /// <summary>The file's name in the folder of the pages.</summary>
    public string? File { get; init; }

    /// <summary>The URL that the last redirect led to; null without redirects.</summary>
    public string? Final { get; init; }

    /// <summary>What it was served as: <c>text/html; charset=utf-8</c>.</summary>
    public string? Served { get; init; }

    /// <summary>The encoding that it was served with.</summary>
    public string? Charset { get; init; }

    /// <summary>The file's size.</summary>
    public long Bytes { get; init; }

    /// <summary>The file's SHA-256, lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When it was fetched (UTC).</summary>
    public DateTimeOffset? Fetched { get; init; }

    /// <summary>Why there is no file; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>One sentence on that.</summary>
    public string? Detail { get; init; }
}
