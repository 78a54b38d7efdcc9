using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models.Batches;

/// <summary>Reads a file line by line and says where each line stands; the last one needs no newline.</summary>
internal static class BatchLines
{
    private const int BlockSize = 256 * 1024;
    private const int LongestLine = 64 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Takes one line, without its end.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="line">Its bytes, which are good until this returns.</param>
    public delegate void Taker(BatchPlace place, ReadOnlyMemory<byte> line);

    /// <summary>Hands out every line that is not blank.</summary>
    /// <returns>The SHA-256 of the whole file.</returns>
    /// <exception cref="SeedbedException">A line is far too long.</exception>
    public static string Read(SafeFileHandle file, string name, int number, Taker take)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            (long start, int filled, int line) = (0, 0, 0);
            while (true)
            {
                int read = RandomAccess.Read(file, buffer.AsSpan(filled), start + filled);
                hash.AppendData(buffer, filled, read);
                filled += read;
                int taken = 0;
                for (int end; (end = EndOf(buffer.AsSpan(taken, filled - taken), isLast: read == 0)) >= 0; taken = Math.Min(taken + end + 1, filled))
                    Hand(new(number, start + taken, end, ++line), buffer.AsMemory(taken, end), take);
                if (read == 0)
                    return Convert.ToHexStringLower(hash.GetHashAndReset());
                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                (start, filled) = (start + taken, filled - taken);
                if (filled == buffer.Length)
                    buffer = Longer(buffer, name, line + 1);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int EndOf(ReadOnlySpan<byte> rest, bool isLast)
    {
        int newline = rest.IndexOf((byte)'\n');
        return newline >= 0 || !isLast || rest.Length == 0 ? newline : rest.Length;
    }

    private static void Hand(BatchPlace place, ReadOnlyMemory<byte> line, Taker take)
    {
        if (place.Offset == 0 && line.Span.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
            place = place with { Offset = ByteOrderMark.Length, Length = line.Length };
        }

        if (line.Span.ContainsAnyExcept(" \t\r"u8))
            take(place, line);
    }

    private static byte[] Longer(byte[] buffer, string name, int line)
    {
        if (buffer.Length >= LongestLine)
            throw new SeedbedException($"{name}:{line} is longer than 64 MB, which no line of a batch is; remove the file or put the right one in its place");
        byte[] longer = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(longer, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return longer;
    }
}
