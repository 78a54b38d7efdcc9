using System.Numerics;

namespace Seedbed.Tokens;

/// <summary>Merges as a <c>tokenizer.json</c> lists them: only the listed pairs, in the order of the list.</summary>
internal sealed class PairMerges : IMerges
{
    private readonly int[] _bytes;
    private readonly ulong[] _pairs;
    private readonly long[] _joins;
    private readonly int _shift;

    /// <param name="bytes">The token of each byte.</param>
    /// <param name="merges">Left, right and what comes of them, first merge first.</param>
    public PairMerges(int[] bytes, IReadOnlyList<(int Left, int Right, int Joined)> merges)
    {
        _bytes = bytes;
        int bits = BitOperations.Log2((uint)merges.Count + 1) + 2;
        (_pairs, _joins, _shift) = (new ulong[1 << bits], new long[1 << bits], 64 - bits);
        for (int rank = 0; rank < merges.Count; rank++)
        {
            (int left, int right, int joined) = merges[rank];
            ulong pair = Pair(left, right);
            int slot = SlotOf(pair);
            // Of a pair that is listed twice the later place holds, as in the reference.
            (_pairs[slot], _joins[slot]) = (pair, ((long)rank << 32) | (uint)joined);
        }
    }

    public int Of(byte value) => _bytes[value];

    public long Join(ReadOnlySpan<byte> joined, int left, int right)
    {
        ulong pair = Pair(left, right);
        int slot = SlotOf(pair);
        return _pairs[slot] == pair ? _joins[slot] : IMerges.None;
    }

    // No pair is 0, which marks an empty slot.
    private static ulong Pair(int left, int right) => (((ulong)(uint)left << 32) | (uint)right) + 1;

    private int SlotOf(ulong pair)
    {
        int mask = _pairs.Length - 1;
        int slot = (int)((pair ^ (pair >> 29)) * 0x9E3779B97F4A7C15 >> _shift);
        while (_pairs[slot] != pair && _pairs[slot] != 0)
            slot = (slot + 1) & mask;
        return slot;
    }
}
