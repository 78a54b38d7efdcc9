using System.Numerics;

namespace Seedbed.Similarity;

/// <summary>
/// How many sets hold a shingle, more or less, and by it an order of all shingles: rarest first, of equals the lower hash.
/// Shingles that share a counter are counted together, which makes the order a little worse and nothing wrong.
/// </summary>
internal sealed class ShingleCounts
{
    private const int Levels = 32;

    // Up to 8 each count is a level, beyond it each half of a power of two.
    private static readonly byte[] LevelOf = [.. Enumerable.Range(0, 256).Select(static count => (byte)(count <= 8 ? count : (2 * BitOperations.Log2((uint)count)) + ((count >> (BitOperations.Log2((uint)count) - 1)) & 1) + 3))];

    private readonly byte[] _counts;
    private readonly int _shift;

    /// <param name="shingles">How many will be counted.</param>
    public ShingleCounts(long shingles)
    {
        int bits = Math.Clamp(BitOperations.Log2((ulong)shingles) + 2, 8, 30);
        _counts = new byte[1 << bits];
        _shift = 64 - bits;
    }

    /// <summary>Counts a set's shingles.</summary>
    public void Count(ReadOnlySpan<ulong> set)
    {
        foreach (ulong shingle in set)
        {
            ref byte count = ref _counts[shingle >> _shift];
            if (count < byte.MaxValue)
                count++;
        }
    }

    /// <summary>Puts a set's shingles in order.</summary>
    /// <param name="set">The set, in ascending order.</param>
    /// <param name="ordered">Room for as many.</param>
    public void Order(ReadOnlySpan<ulong> set, Span<ulong> ordered)
    {
        Span<int> places = stackalloc int[Levels + 1];
        places.Clear();
        foreach (ulong shingle in set)
            places[Level(shingle) + 1]++;
        for (int level = 1; level < Levels; level++)
            places[level] += places[level - 1];
        foreach (ulong shingle in set)
            ordered[places[Level(shingle)]++] = shingle;
    }

    private int Level(ulong shingle) => LevelOf[_counts[shingle >> _shift]];
}
