namespace Seedbed.Ingestion;

/// <summary>One document to be read, while others are.</summary>
/// <param name="Bytes">What it keeps in memory meanwhile.</param>
/// <param name="ReadAsync">The reading; faults of the document are outcomes.</param>
internal readonly record struct ReadJob(long Bytes, Func<CancellationToken, Task<DocumentOutcome>> ReadAsync)
{
    /// <summary>What is known already not to become a document.</summary>
    public static ReadJob Of(Reject reject) => new(0, _ => Task.FromResult(new DocumentOutcome(null, reject)));
}
