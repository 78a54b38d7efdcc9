using System.Runtime.InteropServices;

namespace Seedbed.Similarity;

/// <summary>
/// Texts compared by ROUGE-L (Lin 2004, section 3.1), exactly: too similar is one whose F is over a threshold, as Self-Instruct
/// has it (Wang et al. 2023, section 2.2). Two texts have no longer a common subsequence than words in common, so that a
/// join of their words finds all that need a look.
/// </summary>
/// <param name="threshold">What F is over, over 0 and at most 1.</param>
internal sealed class RougeIndex(double threshold) : IKeptTexts
{
    // 2c ÷ (m + n) is over t where c ÷ (m + n − c) is over t ÷ (2 − t).
    private readonly NearIndex _words = new(threshold / (2 - threshold));
    private readonly SetArena<int> _sequences = new();
    private readonly CommonSubsequence _subsequence = new();
    private readonly Dictionary<ulong, int> _vocabulary = [];
    private readonly List<int> _sequence = [];

    // How often the text has each word so far.
    private int[] _times = new int[1024];
    private ulong[] _set = [];

    /// <inheritdoc/>
    public NearMatch? Find(ReadOnlySpan<char> text)
    {
        Read(text);
        ReadOnlySpan<int> sequence = CollectionsMarshal.AsSpan(_sequence);
        ReadOnlySpan<int> candidates = _words.Candidates(_set.AsSpan(0, sequence.Length));
        if (candidates.Length > 0)
            _subsequence.Set(sequence, _vocabulary.Count);
        foreach (int row in candidates)
        {
            ReadOnlySpan<int> other = _sequences[row];
            if (F(_subsequence.With(other), sequence.Length, other.Length) is var score && score > threshold)
                return new(row, score);
        }

        return null;
    }

    /// <inheritdoc/>
    public void KeepLast()
    {
        _words.Add(_set.AsSpan(0, _sequence.Count));
        _sequences.Add(CollectionsMarshal.AsSpan(_sequence));
    }

    /// <summary>The F of recall and precision, as the reference computes it.</summary>
    internal static double F(int common, int one, int other)
    {
        if (common == 0)
            return 0;
        (double recall, double precision) = ((double)common / one, (double)common / other);
        return 2 * precision * recall / (precision + recall);
    }

    // The words in their order, and as a set in which a word's second time is another element.
    private void Read(ReadOnlySpan<char> text)
    {
        foreach (int word in _sequence)
            _times[word] = 0;
        _sequence.Clear();
        var words = new WordHashes(text, joins: 0);
        while (words.MoveNext())
            Add(words.Current);
        _set.AsSpan(0, _sequence.Count).Sort();
    }

    private void Add(ulong hash)
    {
        if (!_vocabulary.TryGetValue(hash, out int word))
            _vocabulary.Add(hash, word = _vocabulary.Count);
        if (word >= _times.Length)
            Array.Resize(ref _times, 2 * word);
        if (_sequence.Count == _set.Length)
            Array.Resize(ref _set, Math.Max(64, 2 * _set.Length));
        int times = _times[word]++;
        _set[_sequence.Count] = times == 0 ? hash : WordHashes.Mixed(hash + (ulong)times);
        _sequence.Add(word);
    }
}
