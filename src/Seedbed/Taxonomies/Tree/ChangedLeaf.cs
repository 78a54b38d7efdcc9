namespace Seedbed.Taxonomies.Tree;

/// <summary>A leaf that is not as it is at the base.</summary>
/// <param name="Path">Its path: <c>knowledge/arts/music</c>.</param>
/// <param name="File">Its <c>qna.yaml</c>.</param>
/// <param name="IsNew">Whether the base has no such file.</param>
public sealed record ChangedLeaf(string Path, string File, bool IsNew)
{
    /// <summary>
    /// What changed beside a <c>qna.yaml</c> that did not: its <c>attribution.txt</c>, documents that its patterns match; paths
    /// within the leaf's folder. Empty when the <c>qna.yaml</c> itself is new or changed.
    /// </summary>
    public IReadOnlyList<string> Beside { get; init; } = [];
}
