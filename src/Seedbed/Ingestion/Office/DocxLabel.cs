namespace Seedbed.Ingestion.Office;

/// <summary>What stands before a paragraph of a list.</summary>
/// <param name="Text">The label as it is seen; empty for one that shows none.</param>
/// <param name="Ordinal">The number, where the label is a number alone: an item of a numbered list.</param>
/// <param name="IsBullet">Whether it is a bullet.</param>
internal readonly record struct DocxLabel(string Text, int? Ordinal, bool IsBullet);
