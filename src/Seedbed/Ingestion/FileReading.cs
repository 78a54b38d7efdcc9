using System.Security.Cryptography;
using Seedbed.Ingestion.Archives;
using Seedbed.RowFiles;

namespace Seedbed.Ingestion;

/// <summary>Reads one file with the reader of its type. Safe to call from several threads at once.</summary>
internal sealed class FileReading(SourceOptions options)
{
    private readonly Dictionary<string, DocumentReader> _readers = ReadersOf(options);

    /// <summary>The file endings of all that is read: there is a reader, or the file holds documents.</summary>
    public IReadOnlyCollection<string> Endings =>
        [.. _readers.Keys.Union(ArchiveFiles.Endings).Union(options.TextColumn is null ? [] : RecordReaders.Endings)];

    /// <summary>The reader of a file; null when there is none.</summary>
    public DocumentReader? ReaderOf(SourceFile file) => _readers.GetValueOrDefault(file.Ending);

    /// <summary>Reads a file from where it lies.</summary>
    public async Task<DocumentOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        if (TooLarge(file) is { } reject)
            return new(null, reject);
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file.FullPath, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(null, Unreadable(file.Path, fault));
        }

        return await ReadAsync(file, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a file whose bytes are at hand.</summary>
    public async Task<DocumentOutcome> ReadAsync(SourceFile file, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        DocumentReader reader = _readers[file.Ending];
        if (bytes.Length == 0)
            return new(null, Empty(file.Path));
        ReadOutcome read = await reader.ReadAsync(new(file, bytes), cancellationToken).ConfigureAwait(false);
        if (read.Body is not { } body)
            return Fault(file, read.Reason!, read.Detail!);
        if (body.Blocks.Count == 0)
            return Fault(file, "no-text", $"{file.Path} has no text to read; leave it out.");
        return new(Whole(file, reader, body, bytes), null);
    }

    /// <summary>The reject of a file that is over its reader's limit or has no bytes; null for one that is not.</summary>
    public Reject? TooLarge(SourceFile file)
    {
        DocumentReader reader = _readers[file.Ending];
        if (file.Bytes > reader.MaxBytes)
        {
            return Reject(file.Path, "too-large",
                $"{file.Path} has {file.Bytes:N0} bytes, more than the {reader.MaxBytes:N0} that are read of {reader.MediaType}; split it.");
        }

        // a pipe or a device has no size either, and opening it may wait for ever
        return file.Bytes == 0 ? Empty(file.Path) : null;
    }

    /// <summary>The reject of a file of a type that isn't read.</summary>
    public Reject UnknownTypeOf(SourceFile file) => Reject(file.Path, UnknownType.Reason, UnknownType.Detail(file, Endings));

    /// <summary>The reject of a file that has no bytes.</summary>
    public Reject Empty(string path) => Reject(path, "empty", $"{path} has no bytes; fill it or leave it out.");

    /// <summary>The reject of a file that can't be opened or read to its end.</summary>
    public Reject Unreadable(string path, Exception fault) =>
        Reject(path, "unreadable", $"{path} can't be opened ({fault.Message}); give it read permission or leave it out.");

    /// <summary>A reject of the source's step.</summary>
    public Reject Reject(string path, string reason, string detail) => new(options.Step, reason, detail, Item: path);

    /// <summary>The first heading of what was read.</summary>
    public static string? FirstHeading(DocumentBody body)
    {
        foreach (Block block in body.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
                return block.Span.Of(body.Text);
        }

        return null;
    }

    private static Dictionary<string, DocumentReader> ReadersOf(SourceOptions options)
    {
        var readers = new Dictionary<string, DocumentReader>(StringComparer.Ordinal);
        foreach (DocumentReader reader in options.Readers)
        {
            foreach (string ending in reader.Endings)
                readers.TryAdd(ending, reader);
        }

        return readers;
    }

    private static Document Whole(SourceFile file, DocumentReader reader, DocumentBody body, ReadOnlyMemory<byte> bytes) => new()
    {
        Path = file.Path,
        Site = body.Site,
        Title = body.Title ?? FirstHeading(body) ?? Path.GetFileNameWithoutExtension(file.Path),
        Language = body.Language,
        MediaType = reader.MediaType,
        Bytes = bytes.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
        Text = body.Text,
        Blocks = body.Blocks,
        PageStarts = body.PageStarts,
        Notes = body.Notes,
        Metadata = file.Url is null ? body.Metadata : body.Metadata.With("url", Json.Of(file.Url)),
    };

    private DocumentOutcome Fault(SourceFile file, string reason, string detail) => new(null, Reject(file.Path, reason, detail));
}
