namespace Seedbed.Taxonomies.Tree;

/// <summary>A <c>qna.yaml</c> that was found, not read yet.</summary>
/// <param name="Path">Its leaf: <c>knowledge/arts/music</c>.</param>
/// <param name="File">The file.</param>
public sealed record FoundLeaf(string Path, string File);
