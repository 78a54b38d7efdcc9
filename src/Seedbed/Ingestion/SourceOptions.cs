using Seedbed.Ingestion.Web;

namespace Seedbed.Ingestion;

/// <summary>How inputs are listed and read.</summary>
public sealed record SourceOptions
{
    /// <summary>The name of the step that rejects carry.</summary>
    public string Step { get; init; } = "documents";

    /// <summary>Globs that a file's path must match, any of them; all files when empty. See <see cref="PathGlob"/>.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Globs of files to leave out; they win over <see cref="Include"/>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The readers; for a file ending that two of them read, the first one serves.</summary>
    public IReadOnlyList<DocumentReader> Readers { get; init; } = DocumentReaders.BuiltIn();

    /// <summary>The column whose text makes each row of CSV, TSV, JSON Lines and JSON files a document; null: such files are no documents.</summary>
    public string? TextColumn { get; init; }

    /// <summary>How the pages of URLs are fetched.</summary>
    public WebOptions Web { get; init; } = new();

    /// <summary>The pages of the URLs among the inputs; null where there are none.</summary>
    public WebPages? Pages { get; init; }

    /// <summary>How many files are read at once; the number of cores by default.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How many bytes of files may be in work or wait for their turn; one larger file goes alone. 256 MiB by default.</summary>
    public long BytesAhead { get; init; } = 256L << 20;
}
