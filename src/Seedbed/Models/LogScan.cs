using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models;

/// <summary>Finds the lines of a response log and their keys without parsing them: every line begins with its key.</summary>
internal static class LogScan
{
    private const int BlockSize = 256 * 1024;

    /// <summary>What every line begins with; the key's digits follow.</summary>
    public static ReadOnlySpan<byte> Head => "{\"key\":\""u8;

    /// <summary>Reports every whole line (its key, offset and length with the newline), and returns where the last whole line ends.</summary>
    public static long Run(SafeFileHandle file, Action<ReplayKey, long, int> found)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
        byte[] start = new byte[Head.Length + ReplayKey.TextLength];
        int started = 0;
        long lineAt = 0, at = 0;
        try
        {
            for (int read; (read = RandomAccess.Read(file, block, at)) > 0; at += read)
            {
                ReadOnlySpan<byte> rest = block.AsSpan(0, read);
                while (rest.Length > 0)
                {
                    int newline = rest.IndexOf((byte)'\n');
                    ReadOnlySpan<byte> piece = newline < 0 ? rest : rest[..newline];
                    int taken = Math.Min(piece.Length, start.Length - started);
                    piece[..taken].CopyTo(start.AsSpan(started));
                    started += taken;
                    if (newline < 0)
                        break;
                    rest = rest[(newline + 1)..];
                    long end = at + read - rest.Length;
                    if (started == start.Length && KeyOf(start) is { } key && end - lineAt <= int.MaxValue)
                        found(key, lineAt, (int)(end - lineAt));
                    (lineAt, started) = (end, 0);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        return lineAt;
    }

    private static ReplayKey? KeyOf(ReadOnlySpan<byte> start) =>
        start.StartsWith(Head) && ReplayKey.TryParse(start[Head.Length..], out ReplayKey key) ? key : null;
}
