namespace Seedbed.Ingestion;

/// <summary>What the inputs hold.</summary>
/// <param name="Files">The files to read, input by input, each in ordinal order of their paths.</param>
/// <param name="Rejects">What was passed over: hidden, of unknown type, unreadable.</param>
public sealed record SourceListing(IReadOnlyList<SourceFile> Files, IReadOnlyList<Reject> Rejects);
