using System.IO.Compression;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Archives;

/// <summary>Unpacks a tar archive that is packed as a whole into a file of its own, so that its entries can be read in any order.</summary>
internal static class TarGzip
{
    /// <summary>The tar archive, gone from disk when the stream is closed.</summary>
    public static FileStream Unpack(string path, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        var tar = new FileStream(scratch.NewPath(".tar"), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        try
        {
            using FileStream packed = File.OpenRead(path);
            Copy(packed, tar, cancellationToken);
            tar.Position = 0;
            return tar;
        }
        catch
        {
            tar.Dispose();
            throw;
        }
    }

    private static void Copy(FileStream packed, FileStream tar, CancellationToken cancellationToken)
    {
        long most = Math.Clamp(packed.Length * ArchiveFiles.MostRatio, ArchiveFiles.AnyRatio, ArchiveFiles.MostUnpacked);
        using var plain = new GZipStream(packed, CompressionMode.Decompress);
        byte[] chunk = new byte[1 << 17];
        try
        {
            for (int read; (read = plain.Read(chunk)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                tar.Write(chunk, 0, read);
                if (tar.Position > most)
                    throw PackageException.Bomb($"it unpacks into more than {most >> 20} MiB");
            }
        }
        catch (InvalidDataException)
        {
            throw PackageException.Damaged("it can't be unpacked as gzip");
        }
    }
}
