namespace Seedbed.Ingestion;

/// <summary>What a reader made of a file: the part of a <see cref="Document"/> that depends on the file's type.</summary>
public sealed record DocumentBody
{
    /// <summary>The title that the document itself declares.</summary>
    public string? Title { get; init; }

    /// <summary>As <see cref="Document.Site"/>.</summary>
    public string? Site { get; init; }

    /// <summary>The language that the document itself declares, as a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>As <see cref="Document.Text"/>.</summary>
    public required string Text { get; init; }

    /// <summary>As <see cref="Document.Blocks"/>.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>As <see cref="Document.PageStarts"/>.</summary>
    public IReadOnlyList<int> PageStarts { get; init; } = [];

    /// <summary>As <see cref="Document.Notes"/>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>As <see cref="Document.Metadata"/>.</summary>
    public Columns Metadata { get; init; } = Columns.Empty;
}
