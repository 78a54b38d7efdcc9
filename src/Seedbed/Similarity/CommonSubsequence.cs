using System.Numerics;

namespace Seedbed.Similarity;

/// <summary>
/// The length of the longest common subsequence of one sequence with others, 64 elements at a time (Hyyrö 2004, "Bit-parallel
/// LCS-length computation revisited"). Elements are small numbers. Not thread-safe.
/// </summary>
internal sealed class CommonSubsequence
{
    // For each element of the one its places, a block of 64 after the other; for each element where those begin, plus one.
    private readonly List<int> _sequence = [];
    private ulong[] _places = new ulong[64];
    private int[] _starts = new int[1024];
    private ulong[] _rows = new ulong[1];
    private int _blocks;

    /// <summary>Sets the one.</summary>
    /// <param name="sequence">Its elements.</param>
    /// <param name="elements">How many elements there are in all.</param>
    public void Set(ReadOnlySpan<int> sequence, int elements)
    {
        foreach (int element in _sequence)
            _starts[element] = 0;
        _sequence.Clear();
        _sequence.AddRange(sequence);
        if (_starts.Length < elements)
            Array.Resize(ref _starts, 2 * elements);
        _blocks = (sequence.Length + 63) / 64;
        if (_places.Length < _blocks * sequence.Length)
            _places = new ulong[2 * _blocks * sequence.Length];
        if (_rows.Length < _blocks)
            _rows = new ulong[2 * _blocks];
        int used = 0;
        for (int i = 0; i < sequence.Length; i++)
        {
            ref int start = ref _starts[sequence[i]];
            if (start == 0)
            {
                _places.AsSpan(used, _blocks).Clear();
                start = used + 1;
                used += _blocks;
            }

            _places[start - 1 + (i / 64)] |= 1UL << i;
        }
    }

    /// <summary>The length with another.</summary>
    public int With(ReadOnlySpan<int> other) => _blocks == 1 ? WithShort(other) : WithLong(other);

    private int WithShort(ReadOnlySpan<int> other)
    {
        ulong row = ulong.MaxValue;
        foreach (int element in other)
        {
            int start = _starts[element];
            if (start == 0)
                continue;
            ulong met = row & _places[start - 1];
            row = (row + met) | (row - met);
        }

        return 64 - BitOperations.PopCount(row);
    }

    private int WithLong(ReadOnlySpan<int> other)
    {
        Span<ulong> rows = _rows.AsSpan(0, _blocks);
        rows.Fill(ulong.MaxValue);
        foreach (int element in other)
        {
            if (_starts[element] > 0)
                Step(rows, _places.AsSpan(_starts[element] - 1, _blocks));
        }

        int rest = 0;
        foreach (ulong row in rows)
            rest += BitOperations.PopCount(row);
        return (64 * _blocks) - rest;
    }

    private static void Step(Span<ulong> rows, ReadOnlySpan<ulong> places)
    {
        ulong carry = 0;
        for (int block = 0; block < rows.Length; block++)
        {
            ulong row = rows[block];
            ulong met = row & places[block];
            ulong sum = row + met;
            ulong carried = sum + carry;
            carry = (sum < row ? 1UL : 0) | (carried < sum ? 1UL : 0);
            rows[block] = carried | (row - met);
        }
    }
}
