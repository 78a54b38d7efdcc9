namespace Seedbed.Similarity;

/// <summary>Sets, or sequences, one behind the other in blocks.</summary>
internal sealed class SetArena<T>
{
    private const int BlockLength = 1 << 20;

    private readonly List<T[]> _blocks = [];
    private (int Block, int Start, int Length)[] _sets = new (int, int, int)[1024];
    private int _free;

    public int Count { get; private set; }

    /// <summary>How many elements all sets have.</summary>
    public long Total { get; private set; }

    public ReadOnlySpan<T> this[int set] => _blocks[_sets[set].Block].AsSpan(_sets[set].Start, _sets[set].Length);

    public int Length(int set) => _sets[set].Length;

    /// <summary>Adds a set; returns its number.</summary>
    public int Add(ReadOnlySpan<T> set)
    {
        if (_blocks.Count == 0 || _free + set.Length > _blocks[^1].Length)
        {
            _blocks.Add(new T[Math.Max(BlockLength, set.Length)]);
            _free = 0;
        }

        set.CopyTo(_blocks[^1].AsSpan(_free));
        if (Count == _sets.Length)
            Array.Resize(ref _sets, 2 * Count);
        _sets[Count] = (_blocks.Count - 1, _free, set.Length);
        _free += set.Length;
        Total += set.Length;
        return Count++;
    }
}
