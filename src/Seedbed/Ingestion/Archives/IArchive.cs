namespace Seedbed.Ingestion.Archives;

/// <summary>An archive whose entries are unpacked one by one. Not thread-safe. Faults are <see cref="Packages.PackageException"/>s.</summary>
internal interface IArchive : IDisposable
{
    /// <summary>All entries but folders, in the archive's own order.</summary>
    IReadOnlyList<ArchiveEntry> Entries { get; }

    /// <summary>The bytes of an entry, at most so many.</summary>
    byte[] Read(ArchiveEntry entry, long most, CancellationToken cancellationToken);
}
