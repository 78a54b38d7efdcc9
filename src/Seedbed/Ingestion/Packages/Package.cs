using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Seedbed.Ingestion.Packages;

/// <summary>
/// A zip file in memory whose parts are unpacked as they are read, never all at once and never to disk. What it may unpack
/// is bounded over all its parts together (<see cref="PackageLimits"/>). Not thread-safe.
/// </summary>
internal sealed class Package
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly PackageLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, PackageEntry> _byName = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    private Package(ReadOnlyMemory<byte> bytes, PackageLimits limits, CancellationToken cancellationToken)
    {
        (_bytes, _limits, _cancellationToken) = (bytes, limits, cancellationToken);
        Entries = PackageDirectory.Read(bytes.Span, limits);
        foreach (PackageEntry entry in Entries)
        {
            if (entry.IsSafe)
                _byName.TryAdd(entry.Name, entry);
        }
    }

    /// <summary>All entries in the directory's order, unsafe names included (<see cref="PackageEntry.IsSafe"/>).</summary>
    public IReadOnlyList<PackageEntry> Entries { get; }

    /// <summary>Opens a package.</summary>
    /// <exception cref="PackageException">It is no zip file, is damaged, or has too many entries.</exception>
    public static Package Open(ReadOnlyMemory<byte> bytes, PackageLimits? limits = null, CancellationToken cancellationToken = default) =>
        new(bytes, limits ?? new PackageLimits(), cancellationToken);

    /// <summary>The entry of a name, upper and lower case being the same; null when there is none.</summary>
    public PackageEntry? Find(string? name) => name is not null && _byName.TryGetValue(name, out PackageEntry? entry) ? entry : null;

    /// <summary>An entry's bytes, unpacked while they are read.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isMarkup">Whether a tag or a run of text that is absurdly long is refused.</param>
    /// <exception cref="PackageException">Also while reading: it is damaged, encrypted, or unpacks into too much.</exception>
    public Stream Open(PackageEntry entry, bool isMarkup = false)
    {
        if (entry.IsEncrypted)
            throw new PackageException("encrypted", "is encrypted; save a copy without its password.");
        Stream packed = Packed(entry);
        Stream plain = entry.Method switch
        {
            0 => packed,
            8 => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new PackageException("damaged", $"packs {Shown(entry)} by a method other than deflate; pack it anew by another program."),
        };
        return new PackageStream(plain, entry, _limits, isMarkup, Count, _cancellationToken);
    }

    /// <summary>An entry's name, short enough for a sentence.</summary>
    public static string Shown(PackageEntry entry) => CleanText.Line(entry.Name.Length <= 80 ? entry.Name : entry.Name[..77] + "…");

    private void Count(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > _limits.Unpacked)
            throw new PackageException("too-large", $"unpacks into more than {_limits.Unpacked >> 20} MiB; split it.");
    }

    private MemoryStream Packed(PackageEntry entry)
    {
        long header = entry.Offset;
        ReadOnlySpan<byte> bytes = _bytes.Span;
        if (header < 0 || header + 30 > bytes.Length || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)header..]) != 0x04034B50)
            throw PackageException.Damaged($"its part {Shown(entry)} isn't where the directory says");
        long from = header + 30 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)(header + 26)..])
            + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)(header + 28)..]);
        if (entry.Packed < 0 || from + entry.Packed > bytes.Length || from + entry.Packed < from)
            throw PackageException.Damaged($"its part {Shown(entry)} ends early");
        ReadOnlyMemory<byte> part = _bytes.Slice((int)from, (int)entry.Packed);
        return MemoryMarshal.TryGetArray(part, out ArraySegment<byte> array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(part.ToArray(), writable: false);
    }
}
