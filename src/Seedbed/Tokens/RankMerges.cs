namespace Seedbed.Tokens;

/// <summary>Merges as tiktoken makes them: whatever two tokens are one together, in the order of that one's rank.</summary>
internal sealed class RankMerges(Vocabulary vocabulary) : IMerges
{
    public int Of(byte value) => vocabulary.Rank([value]);

    public long Join(ReadOnlySpan<byte> joined, int left, int right)
    {
        int rank = vocabulary.Rank(joined);
        return rank < 0 ? IMerges.None : ((long)rank << 32) | (uint)rank;
    }
}
