namespace Seedbed.Taxonomies.Tree;

/// <summary>Something about a taxonomy that its owner should know and that rejects no leaf.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Reason">A short fixed word: <c>wrong-name</c>, <c>outside</c>, <c>foundational</c>, <c>link</c>, <c>unreadable</c>, <c>same-name</c>.</param>
/// <param name="Detail">One sentence that says what it is and what to do.</param>
public sealed record TaxonomyNotice(string Path, string Reason, string Detail);
