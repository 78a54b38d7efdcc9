using Seedbed.Ingestion.Ocr;

namespace Seedbed.Ingestion;

/// <summary>
/// Reads files of one type into text with structure. A library user adds a type by deriving from this class and giving
/// an instance to <see cref="SourceOptions.Readers"/>. Called from several threads at once.
/// </summary>
public abstract class DocumentReader
{
    /// <summary>What stands in <see cref="Document.MediaType"/>, for example <c>text/html</c>.</summary>
    public abstract string MediaType { get; }

    /// <summary>The file endings that it reads, in lower case with their dot.</summary>
    public abstract IReadOnlyList<string> Endings { get; }

    /// <summary>The largest file that it reads, in bytes; a larger one is a reject <c>too-large</c>. One thousand million by default.</summary>
    public virtual long MaxBytes => 1_000_000_000;

    /// <summary>Whether it reads the file at <see cref="SourceFile.FullPath"/> and not only the bytes; then entries of archives are unpacked to disk for it.</summary>
    public virtual bool NeedsFile => false;

    /// <summary>What decides its text besides the file, where that is not as usual: <c>ocr always deu</c>. A run remembers it.</summary>
    public virtual string? Identity => null;

    /// <summary>This reader with what a recipe says of OCR; itself where that says nothing to it.</summary>
    internal virtual DocumentReader With(OcrMode? mode, string? language) => this;

    /// <summary>One file → its text and structure, or the reason why not. Faults of the file are outcomes, never exceptions.</summary>
    public abstract ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken);
}
