namespace Seedbed;

/// <summary>One source file, read into text with structure.</summary>
public sealed record Document
{
    /// <summary>Its path below the input that it was found in, with forward slashes: <c>guide/vacuum.html</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Its own title, else its first heading, else the file's name.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the site or manual that it is part of, where it says so: <c>PostgreSQL 15 Documentation</c>.</summary>
    public string? Site { get; init; }

    /// <summary>The language as a BCP 47 tag where the document declares one.</summary>
    public string? Language { get; init; }

    /// <summary>For example <c>text/html</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The file's SHA-256, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The text that every span refers to: Unicode NFC, lines ended by <c>\n</c>, no control characters but tab and newline.</summary>
    public required string Text { get; init; }

    /// <summary>The structure of <see cref="Text"/>, in order.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Where each page begins in <see cref="Text"/> (UTF-16 offsets, the first 0); empty for documents without pages.</summary>
    public IReadOnlyList<int> PageStarts { get; init; } = [];

    /// <summary>What a person should know of how it was read, a few words each without its path: <c>page 3 is doubtful: …</c>. Mostly nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What else is known of it: the other columns of the row that it was, the <c>url</c> that it was fetched from, what OCR says of its pages (<c>ocr</c>), what a file says of itself, as its authors.</summary>
    public Columns Metadata { get; init; } = Columns.Empty;
}
