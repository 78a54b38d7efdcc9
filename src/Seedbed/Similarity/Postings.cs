namespace Seedbed.Similarity;

/// <summary>
/// For each shingle the rows that hold it among their rarest, in groups of rows of one size that hold it at one place: what rules out one of a
/// group rules out all. An open-addressing table of lists in one array.
/// </summary>
internal sealed class Postings
{
    private ulong[] _keys = new ulong[1 << 12];
    private int[] _heads = new int[1 << 12];
    private Entry[] _entries = new Entry[1 << 12];
    private int _used;
    private int _count;

    public ref readonly Entry this[int at] => ref _entries[at];

    /// <summary>The first row of a shingle's first group; −1 when it has none.</summary>
    public int First(ulong shingle) => _heads[Slot(shingle)] - 1;

    /// <summary>Adds a row of <paramref name="size"/> shingles that holds this one at a place.</summary>
    public void Add(ulong shingle, int row, int size, int place)
    {
        if (_count == _entries.Length)
            Array.Resize(ref _entries, 2 * _count);
        int slot = Slot(shingle);
        int head = _heads[slot] - 1;
        int group = Group(head, size, place);
        if (group >= 0)
        {
            ref Entry first = ref _entries[group];
            _entries[_count] = new(row, size, place, first.NextInGroup, -1);
            first = first with { NextInGroup = _count++ };
            return;
        }

        _entries[_count] = new(row, size, place, -1, head);
        _keys[slot] = shingle;
        _heads[slot] = ++_count;
        if (head < 0 && ++_used > _keys.Length / 2)
            Grow();
    }

    private int Group(int head, int size, int place)
    {
        while (head >= 0 && (_entries[head].Size != size || _entries[head].Place != place))
            head = _entries[head].NextGroup;
        return head;
    }

    private int Slot(ulong shingle)
    {
        int mask = _keys.Length - 1;
        int slot = (int)shingle & mask;
        while (_heads[slot] != 0 && _keys[slot] != shingle)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        (ulong[] keys, int[] heads) = (_keys, _heads);
        (_keys, _heads) = (new ulong[2 * keys.Length], new int[2 * keys.Length]);
        for (int i = 0; i < keys.Length; i++)
        {
            if (heads[i] == 0)
                continue;
            int slot = Slot(keys[i]);
            (_keys[slot], _heads[slot]) = (keys[i], heads[i]);
        }
    }

    /// <summary>A row that holds a shingle.</summary>
    /// <param name="Row">Its number.</param>
    /// <param name="Size">How many shingles it has.</param>
    /// <param name="Place">How many of them come before this one.</param>
    /// <param name="NextInGroup">The next of the same size and place; −1 at the end.</param>
    /// <param name="NextGroup">The first row of another size or place; −1 at the end, and of all but a group's first.</param>
    internal readonly record struct Entry(int Row, int Size, int Place, int NextInGroup, int NextGroup);
}
