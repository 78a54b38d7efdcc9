namespace Seedbed;

/// <summary>Markup inside a block. <see cref="Span"/> is counted in the same text as the block's own span.</summary>
public readonly record struct Mark(MarkKind Kind, TextSpan Span);
