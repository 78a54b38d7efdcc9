using Seedbed.Ingestion;
using Seedbed.Taxonomies.Documents;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Runs;

/// <summary>A leaf whose documents were looked for.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="Documents">Its documents; null for a skill, and for knowledge without any.</param>
/// <param name="Origin">Where they were found.</param>
/// <param name="Faults">What keeps documents from it.</param>
internal sealed record OpenLeaf(TaxonomyLeaf Leaf, DocumentSource? Documents, LeafDocumentOrigin Origin, IReadOnlyList<Reject> Faults)
{
    /// <summary>How many documents it has.</summary>
    public int Count => Documents?.Listing.Files.Count ?? 0;
}
