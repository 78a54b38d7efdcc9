using System.Numerics;
using System.Runtime.InteropServices;

namespace Seedbed.Similarity;

/// <summary>
/// The rows that were kept, as sets of shingles, and the first of them that a new one is similar to: an exact join by
/// prefix, length and place (PPJoin: Xiao, Wang, Lin, Yu and Wang 2011, sections 3 and 4), row by row. The rarest shingles
/// come first in the order that all sets share; how rare they are is learnt anew whenever the rows have become four times
/// as many. Not thread-safe.
/// </summary>
/// <remarks>It keeps 8 bytes a shingle, and some 40 for each of the 1 − threshold that are indexed.</remarks>
/// <param name="threshold">The least Jaccard similarity, over 0 and at most 1.</param>
/// <param name="learnsAt">After how many rows it first learns how rare shingles are.</param>
internal sealed class NearIndex(double threshold, int learnsAt = 1024)
{
    private readonly Jaccard _jaccard = new(threshold);
    private readonly SetArena<ulong> _sets = new();
    private readonly List<int> _candidates = [];
    private ShingleCounts _counts = new(0);
    private Postings _postings = new();
    private int _learnsAt = learnsAt;
    private ulong[] _ordered = [];

    // Of each row its signature, and the last search that met it.
    private (ulong Signature, int Search)[] _met = new (ulong, int)[1024];
    private int _search;

    /// <summary>How many sets were added.</summary>
    public int Count => _sets.Count;

    /// <summary>The first set added that is similar enough; null when none is, or the set is empty.</summary>
    /// <param name="set">Distinct shingles in ascending order.</param>
    public NearMatch? Find(ReadOnlySpan<ulong> set)
    {
        foreach (int row in Candidates(set))
        {
            ReadOnlySpan<ulong> other = _sets[row];
            int common = Common(set, other, _jaccard.LeastCommon(set.Length, other.Length));
            if (Jaccard.Of(common, set.Length, other.Length) is var similarity && similarity >= threshold)
                return new(row, similarity);
        }

        return null;
    }

    /// <summary>The sets added that may be similar enough, the first first; all that are so are among them. Valid until the next call.</summary>
    public ReadOnlySpan<int> Candidates(ReadOnlySpan<ulong> set)
    {
        _candidates.Clear();
        _search++;
        Collect(set);
        _candidates.Sort();
        return CollectionsMarshal.AsSpan(_candidates);
    }

    /// <summary>Adds a set, with the next number.</summary>
    public void Add(ReadOnlySpan<ulong> set)
    {
        int row = _sets.Add(set);
        if (row == _met.Length)
            Array.Resize(ref _met, 2 * row);
        _met[row] = (Signature(set), 0);
        if (_sets.Count >= _learnsAt)
        {
            Learn();
            return;
        }

        Index(row, set);
    }

    private void Index(int row, ReadOnlySpan<ulong> set)
    {
        ReadOnlySpan<ulong> prefix = Prefix(set);
        for (int i = 0; i < prefix.Length; i++)
            _postings.Add(prefix[i], row, set.Length, i);
    }

    // The rows that share one of their rarest shingles with a set, and may have enough in common with it. Where they share
    // several, the first decides: seen from a later one still less is left.
    private void Collect(ReadOnlySpan<ulong> set)
    {
        ReadOnlySpan<ulong> prefix = Prefix(set);
        ulong signature = Signature(set);
        for (int i = 0; i < prefix.Length; i++)
        {
            for (int group = _postings.First(prefix[i]); group >= 0; group = _postings[group].NextGroup)
            {
                ref readonly Postings.Entry first = ref _postings[group];
                int least = _jaccard.LeastCommon(set.Length, first.Size);
                if (Math.Min(set.Length - i, first.Size - first.Place) >= least)
                    AddCandidates(group, signature, set.Length - least);
            }
        }
    }

    // The rows of a group that lack no more of a set's shingles than they may: a bit of the set's signature that a row's has not
    // is at least one shingle that the row has not (Sandes, Teodoro and Melo 2020, "Bitmap Filter").
    private void AddCandidates(int at, ulong signature, int mostLacking)
    {
        for (; at >= 0; at = _postings[at].NextInGroup)
        {
            int row = _postings[at].Row;
            ref (ulong Signature, int Search) met = ref _met[row];
            if (met.Search == _search || BitOperations.PopCount(signature & ~met.Signature) > mostLacking)
                continue;
            met.Search = _search;
            _candidates.Add(row);
        }
    }

    // A bit for each shingle, of 64.
    private static ulong Signature(ReadOnlySpan<ulong> set)
    {
        ulong signature = 0;
        foreach (ulong shingle in set)
            signature |= 1UL << (int)(shingle & 63);
        return signature;
    }

    // The order of the sets' shingles is changed, and all that depends on it made again.
    private void Learn()
    {
        _learnsAt = 4 * _sets.Count;
        _counts = new(_sets.Total);
        for (int row = 0; row < _sets.Count; row++)
            _counts.Count(_sets[row]);
        _postings = new();
        for (int row = 0; row < _sets.Count; row++)
            Index(row, _sets[row]);
    }

    // The rarest shingles of a set, rarest first.
    private ReadOnlySpan<ulong> Prefix(ReadOnlySpan<ulong> set)
    {
        if (_ordered.Length < set.Length)
            _ordered = new ulong[2 * set.Length];
        _counts.Order(set, _ordered);
        return _ordered.AsSpan(0, set.IsEmpty ? 0 : _jaccard.Prefix(set.Length));
    }

    // How much two sets have in common; less where it can't be enough.
    private static int Common(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other, int least)
    {
        (int i, int j, int common) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (common + Math.Min(one.Length - i, other.Length - j) < least)
                return common;
            (ulong a, ulong b) = (one[i], other[j]);
            common += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return common;
    }
}
