using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Seedbed.Tokens;

/// <summary>
/// The tokens of a byte-level BPE: bytes to rank and back. The rank is the token's id and the order in which merges happen.
/// Immutable, safe to share between threads.
/// </summary>
public sealed class Vocabulary
{
    private readonly byte[] _data;
    private readonly int[] _offsets;
    private readonly int[] _slots;
    private readonly int _shift;

    private Vocabulary(byte[] data, int[] offsets, int longest, IReadOnlySet<int>? unfound = null)
    {
        _data = data;
        _offsets = offsets;
        Longest = longest;
        int bits = 1;
        while ((1L << bits) < offsets.Length * 3L / 2)
            bits++;
        _slots = new int[1 << bits];
        _shift = 64 - bits;
        Fill(unfound);
    }

    /// <summary>How many tokens there are; ranks run from 0.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>The longest token, in bytes.</summary>
    public int Longest { get; }

    /// <summary>
    /// Reads the compact layout: an int32 count (little endian), one length byte a token in order of rank, then the
    /// tokens' bytes in the same order.
    /// </summary>
    /// <exception cref="InvalidDataException">The data is not of this layout.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vocabulary Read(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int count = data.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(data);
        if (count <= 0 || count > data.Length - 4)
            throw new InvalidDataException("not a file of ranks");
        int[] offsets = new int[count + 1];
        int at = 4 + count;
        int longest = 0;
        for (int rank = 0; rank < count; rank++)
        {
            offsets[rank] = at;
            int length = data[4 + rank];
            longest = Math.Max(longest, length);
            at += length;
        }

        offsets[count] = at;
        return at == data.Length ? new(data, offsets, longest) : throw new InvalidDataException("a file of ranks is cut short");
    }

    /// <summary>The tokens of a list, by their place in it; null where there is none.</summary>
    /// <param name="tokens">The tokens' bytes.</param>
    /// <param name="unfound">Those that no text becomes, though they stand for one.</param>
    internal static Vocabulary Of(IReadOnlyList<byte[]?> tokens, IReadOnlySet<int> unfound)
    {
        int[] offsets = new int[tokens.Count + 1];
        for (int i = 0; i < tokens.Count; i++)
            offsets[i + 1] = offsets[i] + (tokens[i]?.Length ?? 0);
        byte[] data = new byte[offsets[^1]];
        for (int i = 0; i < tokens.Count; i++)
            tokens[i]?.CopyTo(data, offsets[i]);
        return new(data, offsets, tokens.Max(token => token?.Length ?? 0), unfound);
    }

    /// <summary>How many bytes a token is.</summary>
    internal int Length(int rank) => _offsets[rank + 1] - _offsets[rank];

    /// <summary>The bytes of a token.</summary>
    public ReadOnlySpan<byte> this[int rank] => _data.AsSpan(_offsets[rank].._offsets[rank + 1]);

    /// <summary>The rank of a token with these bytes; -1 when there is none.</summary>
    public int Rank(ReadOnlySpan<byte> token)
    {
        if (token.Length == 0 || token.Length > Longest)
            return -1;
        int mask = _slots.Length - 1;
        for (int slot = (int)(Hash(token) >> _shift); ; slot = (slot + 1) & mask)
        {
            int rank = _slots[slot] - 1;
            if (rank < 0 || token.SequenceEqual(this[rank]))
                return rank;
        }
    }

    // Compiled at full speed at once: it runs a single time, and the first count waits for it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(IReadOnlySet<int>? unfound)
    {
        int[] slots = _slots;
        int mask = slots.Length - 1;
        for (int rank = 0; rank < Count; rank++)
        {
            if (_offsets[rank] == _offsets[rank + 1] || unfound?.Contains(rank) == true)
                continue;
            int slot = (int)(Hash(_data.AsSpan(_offsets[rank], _offsets[rank + 1] - _offsets[rank])) >> _shift);
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = rank + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Mix = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)bytes.Length * Mix;
        while (bytes.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Mix;
            hash ^= hash >> 29;
            bytes = bytes[8..];
        }

        ulong rest = 0;
        if (bytes.Length >= 4)
        {
            rest = BinaryPrimitives.ReadUInt32LittleEndian(bytes) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) << 32);
        }
        else if (bytes.Length > 0)
        {
            rest = bytes[0] | ((ulong)bytes[bytes.Length >> 1] << 8) | ((ulong)bytes[^1] << 16);
        }

        hash = (hash ^ rest) * Mix;
        return (hash ^ (hash >> 32)) * Mix;
    }
}
