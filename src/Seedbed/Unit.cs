namespace Seedbed;

/// <summary>What a source yields, one at a time: a chunk, or an input row. All rows grown from it carry its id.</summary>
public sealed record Unit
{
    /// <summary><c>guide/vacuum.html#c12</c> for a chunk; the input's own <c>id</c> or <c>file.jsonl#17</c> for a row.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of its content (never of its number or place), the seed of every seeded choice made for it.</summary>
    public required string Hash { get; init; }

    /// <summary>The part of its source that it belongs to, which steps of a part look at: of a taxonomy <c>knowledge</c>, <c>skill</c>, <c>grounded</c>; else null.</summary>
    public string? Part { get; init; }

    /// <summary>What its rows carry as <c>source</c>.</summary>
    public required RowSource Source { get; init; }

    /// <summary>Columns that prompts and steps may read but that the dataset doesn't get: a chunk's <c>chunk</c>, <c>title</c>, <c>headings</c>.</summary>
    public Columns Columns { get; init; } = Columns.Empty;

    /// <summary>Columns that its first row starts with: an input row's own.</summary>
    public Columns RowColumns { get; init; } = Columns.Empty;

    /// <summary>The passage with its structure, when the source is chunks.</summary>
    public Chunk? Chunk { get; init; }
}
