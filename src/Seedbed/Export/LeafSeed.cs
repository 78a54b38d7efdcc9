namespace Seedbed.Export;

/// <summary>A pair that a person wrote into a leaf's <c>qna.yaml</c>.</summary>
/// <param name="Context">What the question is about; null for a skill without one.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">Its answer.</param>
public sealed record LeafSeed(string? Context, string Question, string Answer);
