namespace Seedbed.Ingestion.Latex;

/// <summary>Braces that are open, and what happens when they close.</summary>
/// <param name="Mark">The markup that ends.</param>
/// <param name="EndsBlock">Whether the block ends.</param>
/// <param name="Text">The text that follows.</param>
internal readonly record struct LatexGroup(MarkKind? Mark = null, bool EndsBlock = false, string? Text = null);
