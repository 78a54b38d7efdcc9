namespace Seedbed.Reports;

/// <summary>How much of a run goes onto its page. What is left out is counted there, and stands in the run's files.</summary>
public sealed record ReportLimits
{
    /// <summary>Rows at most, evenly spread over the dataset.</summary>
    public int Rows { get; init; } = 10_000;

    /// <summary>Rejects at most, shared out over the reasons, evenly spread within each.</summary>
    public int Rejects { get; init; } = 5_000;

    /// <summary>Documents and inputs at most, the first ones.</summary>
    public int Documents { get; init; } = 5_000;

    /// <summary>UTF-16 units of passages at most, all together; rows past it show their evidence alone.</summary>
    public long ChunkText { get; init; } = 48_000_000;

    /// <summary>UTF-16 units of one text at most; a longer one is cut.</summary>
    public int Text { get; init; } = 20_000;
}
