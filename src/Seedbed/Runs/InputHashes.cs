using System.Security.Cryptography;

namespace Seedbed.Runs;

/// <summary>Hashes input files, several at once, for telling whether they changed.</summary>
internal static class InputHashes
{
    private static readonly string Nothing = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>A record for each file, in the files' order. A file that can't be read has an empty hash; its reader will say why.</summary>
    public static async Task<IReadOnlyList<InputRecord>> OfAsync(
        IReadOnlyList<(string Path, string FullPath)> files, CancellationToken cancellationToken)
    {
        var records = new InputRecord[files.Count];
        await Parallel.ForAsync(0, files.Count, cancellationToken, async (place, token) =>
            records[place] = await OfAsync(files[place], token).ConfigureAwait(false)).ConfigureAwait(false);
        return records;
    }

    private static async ValueTask<InputRecord> OfAsync((string Path, string FullPath) file, CancellationToken cancellationToken)
    {
        try
        {
            // A pipe or a device has no size either, and opening it may wait for ever.
            if (RealPath.LengthOf(file.FullPath) == 0)
                return new(file.Path, Nothing, 0);
            FileStream stream = File.OpenRead(file.FullPath);
            await using (stream.ConfigureAwait(false))
            {
                byte[] hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
                return new(file.Path, Convert.ToHexStringLower(hash), stream.Length);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(file.Path, "", 0);
        }
    }
}
