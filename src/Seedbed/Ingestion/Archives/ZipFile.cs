using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Archives;

/// <summary>A zip archive in memory.</summary>
internal sealed class ZipFile : IArchive
{
    private const int MostEntries = 100_000;
    private readonly Package _package;

    public ZipFile(byte[] bytes, CancellationToken cancellationToken)
    {
        long unpacked = Math.Clamp(bytes.Length * (long)ArchiveFiles.MostRatio, ArchiveFiles.AnyRatio, ArchiveFiles.MostUnpacked);
        _package = Package.Open(bytes, new PackageLimits { Entries = MostEntries, Unpacked = unpacked }, cancellationToken);
        Entries = [.. _package.Entries.Index().Where(item => !item.Item.IsFolder).Select(item => Entry(item.Item, item.Index))];
    }

    public IReadOnlyList<ArchiveEntry> Entries { get; }

    public byte[] Read(ArchiveEntry entry, long most, CancellationToken cancellationToken) =>
        WholePart.Of(_package, _package.Entries[(int)entry.Place], most);

    public void Dispose()
    {
        // All of it is in memory.
    }

    private static ArchiveEntry Entry(PackageEntry entry, int place) => entry.IsEncrypted
        ? ArchiveEntry.Refused(entry.Name, "encrypted", "is encrypted; pack it without a password.")
        : ArchiveEntry.Of(entry.Name, entry.Unpacked, place);
}
