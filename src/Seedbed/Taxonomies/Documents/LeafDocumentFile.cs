namespace Seedbed.Taxonomies.Documents;

/// <summary>A document of a leaf.</summary>
/// <param name="Name">Its path within the repository or folder, with <c>/</c>; the same on every machine.</param>
/// <param name="Path">Its full path.</param>
public sealed record LeafDocumentFile(string Name, string Path);
