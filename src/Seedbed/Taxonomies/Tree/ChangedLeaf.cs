namespace Seedbed.Taxonomies.Tree;

/// <summary>A leaf that is not as it is at the base.</summary>
/// <param name="Path">Its path: <c>knowledge/arts/music</c>.</param>
/// <param name="File">Its <c>qna.yaml</c>.</param>
/// <param name="IsNew">Whether the base has no such file.</param>
public sealed record ChangedLeaf(string Path, string File, bool IsNew);
