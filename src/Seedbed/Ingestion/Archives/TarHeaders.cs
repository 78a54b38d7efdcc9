using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Seedbed.Ingestion.Packages;

namespace Seedbed.Ingestion.Archives;

/// <summary>
/// Reads the headers of a tar archive one after another (ustar, GNU's long names, pax's extended headers). No number in them
/// is trusted: an entry that reaches beyond the file is damage, and names that are too long are cut, never kept.
/// </summary>
internal sealed class TarHeaders(Stream tar)
{
    private const int BlockSize = 512;
    private const int MostExtra = 1 << 20;
    private readonly byte[] _block = new byte[BlockSize];
    private long _at;
    private bool _hadAny;

    /// <summary>The next entry; null at the end.</summary>
    public TarHeader? Next()
    {
        string? name = null;
        long? size = null;
        while (ReadBlock())
        {
            char type = (char)_block[156];
            long length = Number(_block.AsSpan(124, 12));
            long start = _at;
            bool isExtra = type is 'L' or 'K' or 'x' or 'g';
            if (!isExtra)
                length = size ?? length;
            // Links say the size of what they point to and hold nothing.
            long held = type is '1' or '2' or '3' or '4' or '5' or '6' ? 0 : length;
            if (held < 0 || held > tar.Length - start)
                throw Damaged("ends early or has an entry whose size can't be");
            if (type == 'L')
                name = Text(Extra(held));
            else if (type == 'x')
                Pax(Extra(held), ref name, ref size);
            _at = start + ((held + BlockSize - 1) / BlockSize * BlockSize);
            if (!isExtra)
                return new(name ?? OwnName(), type, held, start);
        }

        return null;
    }

    // False at the end: a block of zeros, or of the file. The last block may be cut by programs that don't pad.
    private bool ReadBlock()
    {
        if (_at >= tar.Length)
        {
            return _hadAny ? false : throw Damaged("is empty");
        }

        tar.Position = _at;
        if (tar.ReadAtLeast(_block, BlockSize, throwOnEndOfStream: false) < BlockSize)
            throw Damaged("ends early");
        _at += BlockSize;
        if (!_block.AsSpan().ContainsAnyExcept((byte)0))
        {
            _hadAny = true;
            return false;
        }

        if (!IsSummed())
            throw Damaged(_hadAny ? "has a damaged header" : "is no tar archive");
        _hadAny = true;
        return true;
    }

    private bool IsSummed()
    {
        long sum = 8 * ' ';
        for (int i = 0; i < BlockSize; i++)
            sum += i is >= 148 and < 156 ? 0 : _block[i];
        return sum == Number(_block.AsSpan(148, 8));
    }

    private byte[] Extra(long length)
    {
        if (length > MostExtra)
            throw PackageException.Bomb("the name of an entry is millions of characters long");
        byte[] extra = new byte[length];
        tar.ReadExactly(extra);
        return extra;
    }

    // Records "LENGTH KEY=VALUE\n".
    private static void Pax(ReadOnlySpan<byte> records, ref string? name, ref long? size)
    {
        while (records.IndexOf((byte)' ') is > 0 and var space
            && int.TryParse(records[..space], CultureInfo.InvariantCulture, out int length) && length > space + 1 && length <= records.Length)
        {
            ReadOnlySpan<byte> record = records[(space + 1)..(length - 1)];
            int equals = record.IndexOf((byte)'=');
            if (record.StartsWith("path="u8))
                name = Text(record[(equals + 1)..]);
            else if (record.StartsWith("size="u8) && long.TryParse(record[(equals + 1)..], CultureInfo.InvariantCulture, out long bytes))
                size = bytes;
            records = records[length..];
        }
    }

    private string OwnName()
    {
        string name = Text(_block.AsSpan(0, 100));
        string prefix = _block.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Text(_block.AsSpan(345, 155)) : "";
        return prefix.Length == 0 ? name : $"{prefix}/{name}";
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    // Octal digits, or, with the first bit set, a whole number of bytes.
    private static long Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
            return BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
        long value = 0;
        foreach (byte digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return -1;
            value = (value << 3) + digit - '0';
        }

        return value;
    }

    private static PackageException Damaged(string what) => PackageException.Damaged($"it {what}");
}
