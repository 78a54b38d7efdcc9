namespace Seedbed.Taxonomies.Tree;

/// <summary>A <c>qna.yaml</c> of a tree as it was judged.</summary>
/// <param name="Path">Its leaf: <c>knowledge/arts/music</c>.</param>
/// <param name="Qna">What the file was judged.</param>
public sealed record JudgedLeaf(string Path, QnaFile Qna);
