namespace Seedbed.Similarity;

/// <summary>
/// A text as the set of its shingles (Broder 1997): each run of so many <see cref="WordHashes">words</see>, underscores
/// included, as a 64-bit hash. A text of fewer words is one shingle of all of them, one without words is empty. Not
/// thread-safe: it keeps its buffers.
/// </summary>
/// <remarks>
/// Two different shingles share a hash with a probability of 2⁻⁶⁴: among the 70 million of a million rows, once in several
/// thousand such datasets.
/// </remarks>
internal sealed class Shingles(int size)
{
    private const ulong Base = 0xC2B2AE3D27D4EB4F;

    // A shingle is a polynomial of its words' hashes modulo 2⁶⁴, so that the next one follows from the one before (Karp and Rabin 1987).
    private readonly ulong _first = Power(size);
    private readonly ulong[] _window = new ulong[size];
    private ulong _shingle;
    private int _oldest;
    private ulong[] _hashes = new ulong[256];
    private int _words;
    private int _count;

    /// <summary>A text's shingles, each once, in ascending order; valid until the next call.</summary>
    public ReadOnlySpan<ulong> Of(ReadOnlySpan<char> text)
    {
        (_words, _count, _shingle, _oldest) = (0, 0, 0, 0);
        Array.Clear(_window);
        var words = new WordHashes(text, joins: (byte)'_');
        while (words.MoveNext())
            Add(words.Current);
        if (_words == 0)
            return [];
        if (_words < size)
            Keep(WordHashes.Mixed(_shingle));
        Span<ulong> all = _hashes.AsSpan(0, _count);
        all.Sort();
        int distinct = 1;
        for (int i = 1; i < all.Length; i++)
        {
            if (all[i] != all[i - 1])
                all[distinct++] = all[i];
        }

        return all[..distinct];
    }

    private static ulong Power(int exponent)
    {
        ulong power = 1;
        for (int i = 0; i < exponent; i++)
            power = unchecked(power * Base);
        return power;
    }

    // The next word, and the shingle that it completes.
    private void Add(ulong word)
    {
        _shingle = (_shingle * Base) + word - (_window[_oldest] * _first);
        _window[_oldest] = word;
        _oldest = _oldest + 1 == size ? 0 : _oldest + 1;
        if (++_words >= size)
            Keep(WordHashes.Mixed(_shingle));
    }

    private void Keep(ulong hash)
    {
        if (_count == _hashes.Length)
            Array.Resize(ref _hashes, 2 * _count);
        _hashes[_count++] = hash;
    }
}
