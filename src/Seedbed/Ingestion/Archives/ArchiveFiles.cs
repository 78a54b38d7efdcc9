using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Archives;

/// <summary>Opens archives by their names' endings.</summary>
internal static class ArchiveFiles
{
    /// <summary>The endings of archives.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".zip", ".tar", ".tar.gz", ".tgz"];

    /// <summary>The largest zip file, which is read into memory.</summary>
    public const long LargestZip = 256L << 20;

    /// <summary>What all entries together may unpack into.</summary>
    public const long MostUnpacked = 4L << 30;

    /// <summary>Bytes unpacked for each packed byte, beyond <see cref="AnyRatio"/>.</summary>
    public const int MostRatio = 250;

    /// <summary>So many bytes unpacked may have any ratio.</summary>
    public const long AnyRatio = 64L << 20;

    /// <summary>Opens an archive on disk.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="scratch">Where unpacked bytes may be kept while it is read.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="PackageException">It is damaged, or a bomb.</exception>
    public static IArchive Open(SourceFile file, ScratchFolder scratch, CancellationToken cancellationToken) => file.Ending switch
    {
        ".zip" => new ZipFile(Bytes(file), cancellationToken),
        ".tar" => new TarFile(File.OpenRead(file.FullPath), cancellationToken),
        _ => new TarFile(TarGzip.Unpack(file.FullPath, scratch, cancellationToken), cancellationToken),
    };

    private static byte[] Bytes(SourceFile file) => file.Bytes <= LargestZip
        ? File.ReadAllBytes(file.FullPath)
        : throw PackageException.TooLarge($"{LargestZip >> 20} MiB, the most that is read of a zip archive");
}
