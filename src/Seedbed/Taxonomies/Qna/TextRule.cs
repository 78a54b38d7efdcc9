namespace Seedbed.Taxonomies.Qna;

/// <summary>A text.</summary>
/// <param name="MayBeEmpty">Whether it may have no character.</param>
internal sealed record TextRule(bool MayBeEmpty) : ValueRule;
