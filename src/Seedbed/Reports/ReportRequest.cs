using Seedbed.Export;

namespace Seedbed.Reports;

/// <summary>What a report is made from, and where it goes.</summary>
public sealed record ReportRequest
{
    /// <summary>The page to write: <c>report.html</c>.</summary>
    public required string Page { get; init; }

    /// <summary>The <c>dataset.jsonl</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>The <c>rejects.jsonl</c>; one that isn't there counts as empty.</summary>
    public required string Rejects { get; init; }

    /// <summary>The <c>chunks.jsonl</c>; one that isn't there leaves the passages out.</summary>
    public required string Chunks { get; init; }

    /// <summary>The <c>notes.jsonl</c>; null, or one that isn't there, counts as empty.</summary>
    public string? Notes { get; init; }

    /// <summary>What the page says about the run.</summary>
    public required DatasetFacts Facts { get; init; }

    /// <summary>How much goes onto the page.</summary>
    public ReportLimits Limits { get; init; } = new();
}
