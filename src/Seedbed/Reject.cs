namespace Seedbed;

/// <summary>An item that did not reach the dataset: which step dropped it, why, and the item itself.</summary>
/// <param name="Step">The step's name; <c>source</c>'s own name for documents and input lines.</param>
/// <param name="Reason">A short fixed word for counting: <c>duplicate</c>, <c>missing-item</c>, <c>unjudged</c>.</param>
/// <param name="Detail">One sentence on this item.</param>
/// <param name="Row">The row as it stood, or null for a document or line that never became one; then <paramref name="Item"/> names it.</param>
/// <param name="Item">The document, line or chunk, when there is no row.</param>
public sealed record Reject(string Step, string Reason, string Detail, Row? Row = null, string? Item = null)
{
    /// <summary>The row's id, else the item's name.</summary>
    public string Id => Row?.Id ?? Item ?? "";
}
