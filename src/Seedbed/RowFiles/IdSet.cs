namespace Seedbed.RowFiles;

/// <summary>
/// Remembers ids by 64-bit hashes, 11 to 23 bytes each (about 270 MB for ten million). Two ids with one hash look like the
/// same one; the later row then gets its line as id, so ids stay unique in any case.
/// </summary>
internal sealed class IdSet
{
    private ulong[] _slots = new ulong[1024];
    private int _count;

    /// <summary>Remembers an id; false when it is known.</summary>
    public bool Add(ReadOnlySpan<char> id)
    {
        if (_count >= _slots.Length / 10 * 7)
            Grow();
        return Put(_slots, Hash(id)) && ++_count > 0;
    }

    private static bool Put(ulong[] slots, ulong hash)
    {
        int mask = slots.Length - 1;
        for (int slot = (int)(hash >> 20) & mask; ; slot = (slot + 1) & mask)
        {
            if (slots[slot] == hash)
                return false;
            if (slots[slot] != 0)
                continue;
            slots[slot] = hash;
            return true;
        }
    }

    private static ulong Hash(ReadOnlySpan<char> id)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in id)
        {
            hash = (hash ^ c) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        }

        return hash == 0 ? 1 : hash;
    }

    private void Grow()
    {
        ulong[] larger = new ulong[2 * _slots.Length];
        foreach (ulong hash in _slots)
        {
            if (hash != 0)
                Put(larger, hash);
        }

        _slots = larger;
    }
}
