namespace Seedbed;

/// <summary>
/// A passage of a document. It stands alone: with its text, the blocks that lie in it and the headings above it, nothing
/// of the document is needed to work it. A run keeps it as one line of <c>chunks.jsonl</c>.
/// </summary>
public sealed record Chunk
{
    /// <summary>The document's path.</summary>
    public required string Document { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The document's site; null when it says none.</summary>
    public string? Site { get; init; }

    /// <summary>Its number in the document, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The document's characters from <see cref="Start"/> to <see cref="End"/>, unchanged.</summary>
    public required string Text { get; init; }

    /// <summary>Where it begins in the document's text, in code points.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends in the document's text, in code points, excluded.</summary>
    public required int End { get; init; }

    /// <summary>The headings above the chunk's first character, outermost first. Headings inside the chunk are among its blocks.</summary>
    public IReadOnlyList<Heading> Headings { get; init; } = [];

    /// <summary>First and last page, from 1; null for documents without pages.</summary>
    public PageRange? Pages { get; init; }

    /// <summary>The text's length in tokens of the tokenizer that cut it.</summary>
    public required int Tokens { get; init; }

    /// <summary>The structure of <see cref="Text"/>, spans counted from the chunk's own beginning. A block cut by the chunk's border is clipped.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary><c>DOCUMENT#cNUMBER</c>, the id of the unit that the chunk is.</summary>
    public string Id => $"{Document}#c{Number}";
}
