namespace Seedbed;

/// <summary>Where a row came from: what stands in its <c>source</c>. Null members are left out when written.</summary>
public sealed record RowSource
{
    /// <summary>The document's path, or the row file's name.</summary>
    public required string Document { get; init; }

    /// <summary>The taxonomy's leaf: <c>knowledge/arts/music</c>.</summary>
    public string? Leaf { get; init; }

    /// <summary>The document's title.</summary>
    public string? Title { get; init; }

    /// <summary>The chunk's number in the document, from 1.</summary>
    public int? Chunk { get; init; }

    /// <summary>The heading path, outermost first.</summary>
    public IReadOnlyList<string>? Headings { get; init; }

    /// <summary>First and last page.</summary>
    public PageRange? Pages { get; init; }

    /// <summary>Where the passage begins in the document's text, in code points.</summary>
    public int? Start { get; init; }

    /// <summary>Where the passage ends, in code points, excluded.</summary>
    public int? End { get; init; }
}
