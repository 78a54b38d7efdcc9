namespace Seedbed.Ingestion.Packages;

/// <summary>A part that is wanted whole.</summary>
internal static class WholePart
{
    /// <summary>Its bytes.</summary>
    /// <exception cref="PackageException">It is damaged, encrypted, or has more bytes than <paramref name="most"/>.</exception>
    public static byte[] Of(Package package, PackageEntry entry, long most)
    {
        using Stream part = package.Open(entry);
        using var bytes = new MemoryStream((int)Math.Clamp(entry.Unpacked, 0, Math.Min(most, 1 << 20)));
        byte[] chunk = new byte[1 << 16];
        for (int read; (read = part.Read(chunk)) > 0;)
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > most)
                throw PackageException.TooLarge($"{most >> 20} MiB in its part {Package.Shown(entry)}");
        }

        if (bytes.Length != entry.Unpacked)
            throw PackageException.Damaged($"its part {Package.Shown(entry)} has another size than the directory says");
        return bytes.ToArray();
    }
}
