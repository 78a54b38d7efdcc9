namespace Seedbed.Taxonomies.Tree;

/// <summary>Something about a taxonomy that its owner should know and that rejects no leaf.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Reason">A short fixed word: <c>wrong-name</c>, <c>outside</c>, <c>foundational</c>, <c>link</c>, <c>unreadable</c>, <c>same-name</c>.</param>
/// <param name="Detail">One sentence that says what it is and what to do.</param>
public sealed record TaxonomyNotice(string Path, string Reason, string Detail)
{
    /// <summary>The reason for leaves whose names are the same when joined; they are worked like any other.</summary>
    internal const string SameName = "same-name";
}
