using System.Buffers.Binary;

namespace Seedbed.Ingestion.Ocr;

/// <summary>
/// What the first bytes of PNG, JPEG and TIFF files say of their size, so that nothing absurd is ever unpacked. Reads no
/// pixel.
/// </summary>
internal static class ImageHeader
{
    /// <summary>The most pixels of a page: 100 million, A3 at 700 dots an inch.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>The longest side; the program takes no longer one.</summary>
    public const int LongestSide = 32_767;

    /// <summary>The most pages of a TIFF file.</summary>
    public const int MostPages = 2000;

    /// <summary>The width and height of each page; null when it is no such image, or a damaged one.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static IReadOnlyList<(uint Width, uint Height)>? Read(ReadOnlySpan<byte> bytes, out string? problem)
    {
        problem = null;
        IReadOnlyList<(uint, uint)>? pages = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..] => Png(bytes),
            [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes),
            [(byte)'I', (byte)'I', 42, 0, ..] => Tiff(bytes, isLittle: true),
            [(byte)'M', (byte)'M', 0, 42, ..] => Tiff(bytes, isLittle: false),
            _ => NotAnImage(out problem),
        };
        problem ??= pages is null ? "its header says no size, or is cut short" : null;
        return pages;
    }

    private static IReadOnlyList<(uint, uint)>? NotAnImage(out string? problem)
    {
        problem = "it begins like no PNG, JPEG or TIFF file";
        return null;
    }

    private static (uint, uint)[]? Png(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 33 || !bytes[12..16].SequenceEqual("IHDR"u8) || BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) != 13)
            return null;
        return One(BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
    }

    // Segments FF, marker, length of two bytes, until one that begins a frame.
    private static (uint, uint)[]? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (int at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF)
                return null;
            byte marker = bytes[at + 1];
            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return length < 8 ? null : One(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            if (length < 2 || marker is 0xD9 or 0xDA)
                return null;
            at += 2 + length;
        }

        return null;
    }

    private static (uint, uint)[]? One(uint width, uint height) => width == 0 || height == 0 ? null : [(width, height)];

    // A chain of directories; each names its picture's width (256) and length (257).
    private static List<(uint, uint)>? Tiff(ReadOnlySpan<byte> bytes, bool isLittle)
    {
        var pages = new List<(uint, uint)>();
        var seen = new HashSet<uint>();
        uint at = bytes.Length < 8 ? 0 : Four(bytes[4..], isLittle);
        while (at != 0)
        {
            if (at > (uint)bytes.Length - 2 || !seen.Add(at) || pages.Count > MostPages)
                return null;
            int entries = Two(bytes[(int)at..], isLittle);
            long end = at + 2L + (12L * entries);
            if (end + 4 > bytes.Length || Directory(bytes[((int)at + 2)..(int)end], isLittle) is not { } page)
                return null;
            pages.Add(page);
            at = Four(bytes[(int)end..], isLittle);
        }

        return pages.Count == 0 ? null : pages;
    }

    private static (uint, uint)? Directory(ReadOnlySpan<byte> entries, bool isLittle)
    {
        uint width = 0, height = 0;
        for (int at = 0; at + 12 <= entries.Length; at += 12)
        {
            ReadOnlySpan<byte> entry = entries[at..];
            int tag = Two(entry, isLittle);
            if (tag is not (256 or 257))
                continue;
            uint value = Two(entry[2..], isLittle) == 3 ? Two(entry[8..], isLittle) : Four(entry[8..], isLittle);
            // The program may take the first or the last of several.
            if (tag == 256)
                width = Math.Max(width, value);
            else
                height = Math.Max(height, value);
        }

        return width == 0 || height == 0 ? null : (width, height);
    }

    private static ushort Two(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Four(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
