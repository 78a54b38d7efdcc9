namespace Seedbed;

/// <summary>What a <see cref="Block"/> of a document is.</summary>
public enum BlockKind
{
    /// <summary>A heading; <see cref="Block.Level"/> 1 to 6.</summary>
    Heading,

    /// <summary>A paragraph; inside a list item or definition its <see cref="Block.Level"/> is that one's depth, else 0.</summary>
    Paragraph,

    /// <summary>A list item's first paragraph; <see cref="Block.Level"/> is the nesting depth from 1, <see cref="Block.Ordinal"/> its number in a numbered list.</summary>
    ListItem,

    /// <summary>A term of a definition list; <see cref="Block.Level"/> is the nesting depth from 1.</summary>
    Term,

    /// <summary>A definition's first paragraph; belongs to the term or terms right before it at the same <see cref="Block.Level"/>.</summary>
    Definition,

    /// <summary>A table; <see cref="Block.Table"/> has its cells.</summary>
    Table,

    /// <summary>Code, a screen or another preformatted text.</summary>
    Code,
}
