using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Archives;

/// <summary>A tar archive in a stream that can seek. Its headers are read first, its entries' bytes when they are asked for.</summary>
internal sealed class TarFile : IArchive
{
    private const int MostEntries = 100_000;
    private readonly Stream _tar;

    public TarFile(Stream tar, CancellationToken cancellationToken)
    {
        _tar = tar;
        try
        {
            Entries = List(cancellationToken);
        }
        catch
        {
            tar.Dispose();
            throw;
        }
    }

    public IReadOnlyList<ArchiveEntry> Entries { get; }

    public byte[] Read(ArchiveEntry entry, long most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (entry.Bytes > most)
            throw PackageException.TooLarge($"{most >> 20} MiB");
        byte[] bytes = new byte[entry.Bytes];
        _tar.Position = entry.Place;
        int read = _tar.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : throw PackageException.Damaged("it ends early");
    }

    public void Dispose() => _tar.Dispose();

    private List<ArchiveEntry> List(CancellationToken cancellationToken)
    {
        var entries = new List<ArchiveEntry>();
        var headers = new TarHeaders(_tar);
        while (headers.Next() is { } header)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (header.IsFolder)
                continue;
            if (entries.Count == MostEntries)
                throw PackageException.Bomb($"it has more than {MostEntries:N0} entries");
            entries.Add(Entry(header));
        }

        return entries;
    }

    private static ArchiveEntry Entry(TarHeader header) => header.Type switch
    {
        '0' or '\0' or '7' => ArchiveEntry.Of(header.Name, header.Size, header.Start),
        '1' or '2' => ArchiveEntry.Refused(header.Name, "link", "is passed over, since it is a link, and links in archives are not followed; pack the file itself."),
        _ => ArchiveEntry.Refused(header.Name, "no-file", "is passed over, since it is no file (a device, a pipe or of a kind that is not known); leave it out."),
    };
}
