using System.Buffers.Binary;
using System.Text;

namespace Seedbed.Ingestion.Packages;

/// <summary>
/// Reads a zip file's central directory. It trusts no number in it: counts, sizes and offsets are held against the bytes
/// that are there before anything is allocated for them.
/// </summary>
internal static class PackageDirectory
{
    private const int EndSize = 22;
    private const int EntrySize = 46;
    private const int MostNameBytes = 4 << 20;
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The entries, in the directory's order.</summary>
    public static List<PackageEntry> Read(ReadOnlySpan<byte> bytes, PackageLimits limits)
    {
        int end = FindEnd(bytes);
        (long count, long size, long offset) = Extent(bytes, end);
        if (count > limits.Entries)
            throw PackageException.Bomb($"it has {count:N0} entries, more than the {limits.Entries:N0} that are read");
        long before = Before(bytes, end, size, offset);
        var entries = new List<PackageEntry>((int)count);
        long at = offset + before;
        int names = 0;
        for (long i = 0; i < count; i++)
        {
            if (at < 0 || at + EntrySize > bytes.Length || U32(bytes, at) != 0x02014B50)
                throw PackageException.Damaged("its directory ends early");
            int name = U16(bytes, at + 28), extra = U16(bytes, at + 30), comment = U16(bytes, at + 32);
            names += name;
            if (at + EntrySize + name + extra > bytes.Length)
                throw PackageException.Damaged("its directory ends early");
            if (names > MostNameBytes)
                throw PackageException.Bomb("the names of its entries are millions of characters long");
            entries.Add(Entry(bytes, (int)at, name, extra, before));
            at += EntrySize + name + extra + comment;
        }

        return entries;
    }

    private static PackageEntry Entry(ReadOnlySpan<byte> bytes, int at, int nameLength, int extraLength, long before)
    {
        int flags = U16(bytes, at + 8);
        long packed = U32(bytes, at + 20), unpacked = U32(bytes, at + 24), offset = U32(bytes, at + 42);
        Widen(bytes.Slice(at + EntrySize + nameLength, extraLength), ref unpacked, ref packed, ref offset);
        string name = Name(bytes.Slice(at + EntrySize, nameLength)).Replace('\\', '/');
        return new(name, U16(bytes, at + 10), (flags & 1) != 0, packed, unpacked, offset + before);
    }

    /// <summary>Zip64: numbers that don't fit stand in an extra field.</summary>
    private static void Widen(ReadOnlySpan<byte> extra, ref long unpacked, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int length = Math.Min(U16(extra, 2), extra.Length - 4);
            if (U16(extra, 0) == 1)
            {
                ReadOnlySpan<byte> wide = extra.Slice(4, length);
                Take(ref wide, ref unpacked);
                Take(ref wide, ref packed);
                Take(ref wide, ref offset);
                return;
            }

            extra = extra[(4 + length)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> wide, ref long value)
    {
        if (value != uint.MaxValue || wide.Length < 8)
            return;
        value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[8..];
    }

    private static string Name(ReadOnlySpan<byte> name)
    {
        try
        {
            return Strict.GetString(name);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(name);
        }
    }

    private static int FindEnd(ReadOnlySpan<byte> bytes)
    {
        int from = Math.Max(0, bytes.Length - EndSize - ushort.MaxValue), to = bytes.Length - EndSize + 4;
        int at = to > from ? bytes[from..to].LastIndexOf("PK\u0005\u0006"u8) : -1;
        if (at >= 0)
            return from + at;
        throw PackageException.Damaged("it lacks the directory at a zip file's end, as files do that were cut short");
    }

    private static (long Count, long Size, long Offset) Extent(ReadOnlySpan<byte> bytes, int end)
    {
        long count = U16(bytes, end + 10), size = U32(bytes, end + 12), offset = U32(bytes, end + 16);
        if ((count != ushort.MaxValue && size != uint.MaxValue && offset != uint.MaxValue) || end < 20 || U32(bytes, end - 20) != 0x07064B50)
            return (count, size, offset);
        long wide = BinaryPrimitives.ReadInt64LittleEndian(bytes[(end - 12)..]);
        if (wide < 0 || wide + 56 > bytes.Length || U32(bytes, wide) != 0x06064B50)
            throw PackageException.Damaged("its directory can't be found");
        ReadOnlySpan<byte> record = bytes[(int)wide..];
        count = BinaryPrimitives.ReadInt64LittleEndian(record[32..]);
        size = BinaryPrimitives.ReadInt64LittleEndian(record[40..]);
        offset = BinaryPrimitives.ReadInt64LittleEndian(record[48..]);
        if (count < 0 || size < 0 || offset < 0 || offset > bytes.Length)
            throw PackageException.Damaged("its directory can't be found");
        return (count, size, offset);
    }

    /// <summary>How many bytes were put before the package, as programs that unpack themselves have.</summary>
    private static long Before(ReadOnlySpan<byte> bytes, int end, long size, long offset)
    {
        bool inPlace = offset + 4 <= bytes.Length && U32(bytes, offset) == 0x02014B50;
        long from = end - size;
        return !inPlace && from >= 0 && U32(bytes, from) == 0x02014B50 ? from - offset : 0;
    }

    private static int U16(ReadOnlySpan<byte> bytes, long at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)at..]);

    private static long U32(ReadOnlySpan<byte> bytes, long at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]);
}
