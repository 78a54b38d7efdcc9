using Seedbed.Ingestion;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Runs;

/// <summary>A leaf whose documents were looked for.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="Documents">Its documents; null for a skill, and for knowledge without any.</param>
/// <param name="Faults">What keeps documents from it.</param>
internal sealed record OpenLeaf(TaxonomyLeaf Leaf, DocumentSource? Documents, IReadOnlyList<Reject> Faults);
