namespace Seedbed.Similarity;

/// <summary>Texts compared by the Jaccard similarity of their shingles.</summary>
/// <param name="threshold">The least similarity of what is too similar, over 0 and at most 1.</param>
/// <param name="size">The words of a shingle.</param>
internal sealed class ShingledTexts(double threshold, int size) : IKeptTexts
{
    private readonly Shingles _shingles = new(size);
    private readonly NearIndex _kept = new(threshold);
    private ulong[] _last = [];
    private int _length;

    /// <inheritdoc/>
    public NearMatch? Find(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<ulong> set = _shingles.Of(text);
        if (_last.Length < set.Length)
            _last = new ulong[2 * set.Length];
        set.CopyTo(_last);
        _length = set.Length;
        return _kept.Find(set);
    }

    /// <inheritdoc/>
    public void KeepLast() => _kept.Add(_last.AsSpan(0, _length));
}
