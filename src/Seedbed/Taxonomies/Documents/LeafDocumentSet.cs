namespace Seedbed.Taxonomies.Documents;

/// <summary>The documents of one leaf, and what is missing of them.</summary>
/// <param name="Origin">Where they were found.</param>
/// <param name="Files">Each once, in the ordinal order of their names.</param>
/// <param name="Faults">What went wrong; there may be documents all the same.</param>
public sealed record LeafDocumentSet(LeafDocumentOrigin Origin, IReadOnlyList<LeafDocumentFile> Files, IReadOnlyList<LeafDocumentFault> Faults);
