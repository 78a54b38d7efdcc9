using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Seedbed.Models;

/// <summary>The whole lines of a log that another process may be writing; a last line without its end is not there yet.</summary>
internal static class LogLines
{
    private const int BlockSize = 256 * 1024;

    /// <summary>Opens a log to be read beside its writer.</summary>
    public static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    /// <summary>How many whole lines a log has.</summary>
    public static long Count(string path)
    {
        using SafeFileHandle file = Open(path);
        byte[] block = new byte[BlockSize];
        long at = 0, count = 0;
        while (RandomAccess.Read(file, block, at) is > 0 and var read)
        {
            count += block.AsSpan(0, read).Count((byte)'\n');
            at += read;
        }

        return count;
    }

    /// <summary>Every whole line with where it begins, without its newline; its bytes hold until the next one is asked for.</summary>
    public static async IAsyncEnumerable<(long At, ReadOnlyMemory<byte> Line)> OfAsync(
        SafeFileHandle file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] block = new byte[BlockSize];
        int begin = 0, end = 0, searched = 0;
        long blockAt = 0;
        while (true)
        {
            int newline = Array.IndexOf(block, (byte)'\n', searched, end - searched);
            if (newline >= 0)
            {
                yield return (blockAt + begin, block.AsMemory(begin, newline - begin));
                begin = searched = newline + 1;
                continue;
            }

            blockAt += begin;
            block = WithRoom(block, begin, end);
            (begin, end, searched) = (0, end - begin, end - begin);
            int read = await RandomAccess.ReadAsync(file, block.AsMemory(end), blockAt + end, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                yield break;
            end += read;
        }
    }

    private static byte[] WithRoom(byte[] block, int begin, int end)
    {
        byte[] next = end - begin > block.Length / 2 ? new byte[block.Length * 2] : block;
        block.AsSpan(begin, end - begin).CopyTo(next);
        return next;
    }
}
