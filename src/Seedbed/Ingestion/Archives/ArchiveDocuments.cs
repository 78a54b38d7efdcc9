using System.Runtime.CompilerServices;
using Seedbed.Ingestion.Packages;
using Seedbed.Ingestion.Rows;
using Seedbed.RowFiles;

namespace Seedbed.Ingestion.Archives;

/// <summary>
/// The entries of an archive as documents, called <c>archive.zip!/guide/vacuum.html</c>, in ordinal order of their names.
/// Archives within are not opened. What is no document is a reject, as of a folder.
/// </summary>
internal sealed class ArchiveDocuments(SourceOptions options, FileReading reading, ScratchFolder scratch)
{
    private const long LargestEntry = 256L << 20;

    /// <summary>One job for each entry but folders.</summary>
    public async IAsyncEnumerable<ReadJob> OfAsync(SourceFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using IArchive? archive = Open(file, out Reject? fault, cancellationToken);
        if (archive is null)
        {
            yield return ReadJob.Of(fault!);
            yield break;
        }

        if (archive.Entries.Count == 0)
            yield return ReadJob.Of(reading.Reject(file.Path, "no-text", $"{file.Path} holds no files; fill it or leave it out."));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (ArchiveEntry entry in archive.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var inner = new SourceFile($"{file.Path}!/{entry.Name}", "", entry.Bytes);
            byte[] bytes = [];
            fault = Refusal(entry, inner, taken) ?? Read(archive, entry, inner, out bytes, cancellationToken);
            if (fault is not null)
            {
                yield return ReadJob.Of(fault);
            }
            else if (reading.ReaderOf(inner) is { } reader)
            {
                yield return new(bytes.Length, token => ReadAsync(inner with { Bytes = bytes.Length }, bytes, reader, token));
            }
            else
            {
                await foreach (ReadJob job in new RowDocuments(options.TextColumn!, reading).OfAsync(inner.Path, new MemoryStream(bytes), cancellationToken).ConfigureAwait(false))
                    yield return job;
            }
        }
    }

    private IArchive? Open(SourceFile file, out Reject? fault, CancellationToken cancellationToken)
    {
        fault = null;
        try
        {
            if (file.Bytes > 0)
                return ArchiveFiles.Open(file, scratch, cancellationToken);
            fault = reading.Empty(file.Path);
        }
        catch (PackageException problem)
        {
            fault = reading.Reject(file.Path, problem.Reason, $"{file.Path} {problem.Message}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            fault = reading.Unreadable(file.Path, problem);
        }

        return null;
    }

    // Why an entry is not even unpacked.
    private Reject? Refusal(ArchiveEntry entry, SourceFile inner, HashSet<string> taken)
    {
        string path = inner.Path;
        if (entry.Reason is not null)
            return reading.Reject(path, entry.Reason, $"{path} {entry.Detail}");
        if (entry.Name.Split('/').Any(part => part[0] == '.'))
            return reading.Reject(path, "hidden", $"{path} is passed over, since it is hidden; pack it under another name to have it read.");
        if (!taken.Add(entry.Name))
            return reading.Reject(path, "same-name", $"{path} is there more than once, and the first is read; pack it under another name.");
        if (reading.ReaderOf(inner) is not null)
            return reading.TooLarge(inner);
        if (ArchiveFiles.Endings.Contains(inner.Ending))
            return reading.Reject(path, "nested-archive", $"{path} is passed over, since it is an archive within an archive; unpack it and name it as an input.");
        return options.TextColumn is not null && RecordReaders.Endings.Contains(inner.Ending) ? null : reading.UnknownTypeOf(inner);
    }

    private Reject? Read(IArchive archive, ArchiveEntry entry, SourceFile inner, out byte[] bytes, CancellationToken cancellationToken)
    {
        bytes = [];
        try
        {
            bytes = archive.Read(entry, LargestEntry, cancellationToken);
            return bytes.Length == 0 ? reading.Empty(inner.Path) : null;
        }
        catch (PackageException problem)
        {
            return reading.Reject(inner.Path, problem.Reason, $"{inner.Path} {problem.Message}");
        }
        catch (IOException problem)
        {
            return reading.Unreadable(inner.Path, problem);
        }
    }

    private async Task<DocumentOutcome> ReadAsync(SourceFile inner, byte[] bytes, DocumentReader reader, CancellationToken cancellationToken)
    {
        if (!reader.NeedsFile)
            return await reading.ReadAsync(inner, bytes, cancellationToken).ConfigureAwait(false);
        string path = scratch.NewPath(inner.Ending);
        await File.WriteAllBytesAsync(path, bytes, cancellationToken).ConfigureAwait(false);
        try
        {
            return await reading.ReadAsync(inner with { FullPath = path }, bytes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
