namespace Seedbed;

/// <summary>
/// One piece of a document's structure, in reading order. Blocks are flat (depth is a number, not nesting) and never
/// overlap; between them stand only white space and list markers ("- ", "3. ").
/// </summary>
public sealed record Block(BlockKind Kind, TextSpan Span)
{
    /// <summary>Heading level, or nesting depth of lists; see <see cref="BlockKind"/>.</summary>
    public int Level { get; init; }

    /// <summary>The number of an item in a numbered list.</summary>
    public int? Ordinal { get; init; }

    /// <summary>The cells, for <see cref="BlockKind.Table"/>.</summary>
    public Table? Table { get; init; }

    /// <summary>Markup inside the block, in order.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];
}
