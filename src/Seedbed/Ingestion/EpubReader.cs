using Seedbed.Ingestion.Epub;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion;

/// <summary>
/// EPUB: the chapters in the order of the book's spine, each read as <see cref="HtmlReader"/> reads a page; the book's title and
/// language. Tables of contents are left out, but name chapters that have no headings; a book that is protected against copying is a reject <c>encrypted</c>.
/// </summary>
public sealed class EpubReader : DocumentReader
{
    private const long LargestChapter = 16L << 20;
    private static readonly PackageLimits Limits = new() { Unpacked = 128L << 20 };

    /// <inheritdoc/>
    public override string MediaType => "application/epub+zip";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Endings { get; } = [".epub"];

    /// <summary>256 MiB.</summary>
    public override long MaxBytes => 256L << 20;

    /// <inheritdoc/>
    public override ValueTask<ReadOutcome> ReadAsync(SourceContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new(Read(content, cancellationToken));
        }
        catch (PackageException fault)
        {
            return new(ReadOutcome.Fault(fault.Reason, $"{content.File.Path} {fault.Message}"));
        }
    }

    private static ReadOutcome Read(SourceContent content, CancellationToken cancellationToken)
    {
        var package = Package.Open(content.Bytes, Limits, cancellationToken);
        if (EpubProtection.IsOn(package))
            throw new PackageException("encrypted", "is protected against copying (DRM), so that its text can't be read; get a copy without protection.");
        var book = EpubBook.Of(package);
        var builder = new DocumentBuilder { Title = book.Title, Language = book.Language };
        foreach (PackageEntry chapter in book.Chapters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[] bytes = WholePart.Of(package, chapter, LargestChapter);
            var file = new SourceFile($"{content.File.Path}!/{chapter.Name}", content.File.FullPath, bytes.Length);
            if (bytes.Length > 0 && HtmlReader.Append(new(file, bytes), book.Headings.GetValueOrDefault(chapter.Name), builder, cancellationToken) is { } fault)
                return fault;
        }

        return ReadOutcome.Of(builder.Build());
    }
}
