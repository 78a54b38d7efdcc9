using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Seedbed.Ingestion;

/// <summary>
/// The documents of the user's inputs: lists files, reads them in parallel, and yields each one's outcome in the order of
/// the listing, a document or a reject. Memory is bounded by <see cref="SourceOptions.BytesAhead"/>.
/// </summary>
public sealed class DocumentSource
{
    private readonly SourceOptions _options;
    private readonly SourceListing _listing;
    private readonly Dictionary<string, DocumentReader> _readers;

    /// <summary>Lists the inputs: files, and folders with all that lies below them.</summary>
    /// <exception cref="SeedbedException">An input does not exist, or there is nothing to read in all of them.</exception>
    public DocumentSource(IReadOnlyList<string> inputs, SourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _options = options ?? new SourceOptions();
        _readers = ReadersOf(_options);
        _listing = InputListing.Of(inputs, _options, _readers.Keys);
    }

    private DocumentSource(SourceListing listing, SourceOptions options, Dictionary<string, DocumentReader> readers) =>
        (_listing, _options, _readers) = (listing, options, readers);

    /// <summary>Documents that were found elsewhere, under the paths that they are to have; those of an unknown type are rejects of the listing.</summary>
    public static DocumentSource Of(IReadOnlyList<SourceFile> files, SourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        Dictionary<string, DocumentReader> readers = ReadersOf(options);
        return new(InputListing.Of(files, options, readers.Keys), options, readers);
    }

    /// <summary>What was found: the files to read, and what was passed over.</summary>
    public SourceListing Listing => _listing;

    /// <summary>Reads the files. First come the rejects of the listing, then one outcome for each file, in its order.</summary>
    public async IAsyncEnumerable<DocumentOutcome> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (Reject reject in _listing.Rejects)
            yield return new(null, reject);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new Queue<(SourceFile File, Task<DocumentOutcome> Reading)>();
        long bytes = 0;
        int next = 0;
        try
        {
            while (next < _listing.Files.Count || ahead.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (next < _listing.Files.Count && HasRoom(ahead.Count, bytes, _listing.Files[next]))
                {
                    SourceFile file = _listing.Files[next++];
                    bytes += file.Bytes;
                    ahead.Enqueue((file, Task.Run(() => ReadAsync(file, stop.Token), stop.Token)));
                }

                (SourceFile first, Task<DocumentOutcome> reading) = ahead.Peek();
                DocumentOutcome outcome = await reading.ConfigureAwait(false);
                ahead.Dequeue();
                bytes -= first.Bytes;
                yield return Once(outcome, seen);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(ahead.Select(item => item.Reading)).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
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

    private bool HasRoom(int waiting, long bytes, SourceFile file) =>
        waiting == 0 || (waiting < Math.Max(1, _options.Parallelism) && bytes + file.Bytes <= _options.BytesAhead);

    private DocumentOutcome Once(DocumentOutcome outcome, Dictionary<string, string> seen)
    {
        if (outcome.Document is not { } document || seen.TryAdd(document.Sha256, document.Path))
            return outcome;
        return new(null, Reject(document.Path, "duplicate",
            $"{document.Path} has the same bytes as {seen[document.Sha256]}, which was read; nothing is lost by leaving it out."));
    }

    private async Task<DocumentOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        DocumentReader reader = _readers[file.Ending];
        if (file.Bytes > reader.MaxBytes)
        {
            return Fault(file, "too-large",
                $"{file.Path} has {file.Bytes:N0} bytes, more than the {reader.MaxBytes:N0} that are read of {reader.MediaType}; split it.");
        }

        // a pipe or a device has no size either, and opening it may wait for ever
        if (file.Bytes == 0)
            return Fault(file, "empty", $"{file.Path} has no bytes; fill it or leave it out.");
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file.FullPath, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fault(file, "unreadable", $"{file.Path} can't be opened ({fault.Message}); give it read permission or leave it out.");
        }

        if (bytes.Length == 0)
            return Fault(file, "empty", $"{file.Path} has no bytes; fill it or leave it out.");
        ReadOutcome read = await reader.ReadAsync(new(file, bytes), cancellationToken).ConfigureAwait(false);
        if (read.Body is not { } body)
            return Fault(file, read.Reason!, read.Detail!);
        if (body.Blocks.Count == 0)
            return Fault(file, "no-text", $"{file.Path} has no text to read; leave it out.");
        return new(Whole(file, reader, body, bytes), null);
    }

    private static Document Whole(SourceFile file, DocumentReader reader, DocumentBody body, byte[] bytes) => new()
    {
        Path = file.Path,
        Site = body.Site,
        Title = body.Title ?? FirstHeading(body) ?? Path.GetFileNameWithoutExtension(file.Path),
        Language = body.Language,
        MediaType = reader.MediaType,
        Bytes = bytes.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        Text = body.Text,
        Blocks = body.Blocks,
        PageStarts = body.PageStarts,
    };

    private static string? FirstHeading(DocumentBody body)
    {
        foreach (Block block in body.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
                return block.Span.Of(body.Text);
        }

        return null;
    }

    private DocumentOutcome Fault(SourceFile file, string reason, string detail) => new(null, Reject(file.Path, reason, detail));

    private Reject Reject(string path, string reason, string detail) => new(_options.Step, reason, detail, Item: path);
}
