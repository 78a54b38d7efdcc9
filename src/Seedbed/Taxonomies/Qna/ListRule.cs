namespace Seedbed.Taxonomies.Qna;

/// <summary>A list.</summary>
/// <param name="Least">The fewest items.</param>
/// <param name="IsUnique">Whether no two items may be the same.</param>
/// <param name="Item">What each item must be.</param>
internal sealed record ListRule(int Least, bool IsUnique, ValueRule Item) : ValueRule;
