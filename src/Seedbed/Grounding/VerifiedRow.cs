namespace Seedbed.Grounding;

/// <summary>One row held against today's documents.</summary>
/// <param name="Line">Its line in the dataset, from 1.</param>
/// <param name="Id">Its id; empty when the line is unreadable.</param>
/// <param name="Document">The document that it names; empty when the line is unreadable.</param>
/// <param name="Verdict">The worst of its quotes'.</param>
/// <param name="Quotes">Its quotes, in order.</param>
public sealed record VerifiedRow(
    long Line, string Id, string Document, EvidenceVerdict Verdict, IReadOnlyList<VerifiedQuote> Quotes)
{
    /// <summary>The row's own column that its quotes were looked up in; null when it was the document.</summary>
    public string? Column { get; init; }
}
