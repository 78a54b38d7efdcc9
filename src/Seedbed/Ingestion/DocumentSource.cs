using System.Globalization;
using System.Runtime.CompilerServices;
using Seedbed.Ingestion.Archives;
using Seedbed.Ingestion.Rows;

namespace Seedbed.Ingestion;

/// <summary>
/// The documents of the user's inputs: lists files, reads them in parallel, and yields each one's outcome in the order of
/// the listing, a document or a reject. Memory is bounded by <see cref="SourceOptions.BytesAhead"/>.
/// </summary>
public sealed class DocumentSource
{
    private readonly SourceOptions _options;
    private readonly SourceListing _listing;
    private readonly FileReading _reading;

    /// <summary>Lists the inputs: files, and folders with all that lies below them.</summary>
    /// <exception cref="SeedbedException">An input does not exist, or there is nothing to read in all of them.</exception>
    public DocumentSource(IReadOnlyList<string> inputs, SourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _options = options ?? new SourceOptions();
        _reading = new(_options);
        _listing = InputListing.Of(inputs, _options, _reading.Endings);
    }

    private DocumentSource(SourceListing listing, SourceOptions options, FileReading reading) =>
        (_listing, _options, _reading) = (listing, options, reading);

    /// <summary>Documents that were found elsewhere, under the paths that they are to have; those of an unknown type are rejects of the listing.</summary>
    public static DocumentSource Of(IReadOnlyList<SourceFile> files, SourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var reading = new FileReading(options);
        return new(InputListing.Of(files, options, reading.Endings), options, reading);
    }

    /// <summary>What was found: the files to read, and what was passed over.</summary>
    public SourceListing Listing => _listing;

    /// <summary>What decides how the files are read besides the files, where that is not as usual; null where it is.</summary>
    public string? Reading => _options.Readers.Select(static reader => reader.Identity).OfType<string>().Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } readers
        ? string.Join("; ", readers) : null;

    /// <summary>How many documents there are at most; 0 when that is unknown, since a file holds several.</summary>
    public int Count => _listing.Files.Any(file => _reading.ReaderOf(file) is null) ? 0 : _listing.Files.Count;

    /// <summary>Reads the files. First come the rejects of the listing, then the outcomes of each file, in its order: one, or one for each document within.</summary>
    public async IAsyncEnumerable<DocumentOutcome> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (Reject reject in _listing.Rejects)
            yield return new(null, reject);
        var seen = new Dictionary<UInt128, string>();
        using var scratch = new ScratchFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new Queue<(long Bytes, Task<DocumentOutcome> Reading)>();
        long bytes = 0;
        IAsyncEnumerator<ReadJob> jobs = JobsAsync(scratch, stop.Token).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            bool more = await jobs.MoveNextAsync().ConfigureAwait(false);
            while (more || ahead.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (more && HasRoom(ahead.Count, bytes, jobs.Current))
                {
                    ReadJob job = jobs.Current;
                    bytes += job.Bytes;
                    ahead.Enqueue((job.Bytes, Task.Run(() => job.ReadAsync(stop.Token), stop.Token)));
                    more = await jobs.MoveNextAsync().ConfigureAwait(false);
                }

                (long size, Task<DocumentOutcome> reading) = ahead.Peek();
                DocumentOutcome outcome = await reading.ConfigureAwait(false);
                ahead.Dequeue();
                bytes -= size;
                yield return Once(outcome, seen);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(ahead.Select(item => item.Reading)).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            await jobs.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<ReadJob> JobsAsync(ScratchFolder scratch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (SourceFile file in _listing.Files)
        {
            if (_reading.ReaderOf(file) is not null)
            {
                yield return new(file.Bytes, token => _reading.ReadAsync(file, token));
                continue;
            }

            IAsyncEnumerable<ReadJob> within = ArchiveFiles.Endings.Contains(file.Ending)
                ? new ArchiveDocuments(_options, _reading, scratch).OfAsync(file, cancellationToken)
                : new RowDocuments(_options.TextColumn!, _reading).OfAsync(file, cancellationToken);
            await foreach (ReadJob job in within.ConfigureAwait(false))
                yield return job;
        }
    }

    private bool HasRoom(int waiting, long bytes, ReadJob job) =>
        waiting == 0 || (waiting < Math.Max(1, _options.Parallelism) && bytes + job.Bytes <= _options.BytesAhead);

    // Half of a SHA-256 tells documents apart as well, in a third of the room.
    private DocumentOutcome Once(DocumentOutcome outcome, Dictionary<UInt128, string> seen)
    {
        if (outcome.Document is not { } document)
            return outcome;
        var key = UInt128.Parse(document.Sha256.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (seen.TryAdd(key, document.Path))
            return outcome;
        return new(null, _reading.Reject(document.Path, "duplicate",
            $"{document.Path} has the same bytes as {seen[key]}, which was read; nothing is lost by leaving it out."));
    }
}
