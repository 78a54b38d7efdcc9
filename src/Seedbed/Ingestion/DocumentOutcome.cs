namespace Seedbed.Ingestion;

/// <summary>One file's outcome, in the order of the listing: exactly one of the two is there.</summary>
/// <param name="Document">The document that was read.</param>
/// <param name="Reject">Why the file did not become a document.</param>
public sealed record DocumentOutcome(Document? Document, Reject? Reject);
