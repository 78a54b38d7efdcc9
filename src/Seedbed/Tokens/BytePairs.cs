using System.Buffers;

namespace Seedbed.Tokens;

/// <summary>Merges a piece's bytes into tokens: always the adjacent pair of lowest rank, the leftmost of equals.</summary>
internal static class BytePairs
{
    /// <summary>A piece up to this many bytes is merged by scanning it; a longer one with a heap, so that it stays near-linear.</summary>
    public const int Short = 128;

    private const int None = int.MaxValue;

    /// <summary>Writes where each token begins into <paramref name="starts"/> and returns how many there are.</summary>
    /// <param name="vocabulary">The tokens.</param>
    /// <param name="piece">The bytes, at least one.</param>
    /// <param name="starts">Room for one start a byte and one more.</param>
    public static int Merge(Vocabulary vocabulary, ReadOnlySpan<byte> piece, Span<int> starts) =>
        piece.Length <= Short ? Scan(vocabulary, piece, starts) : Heap(vocabulary, piece, starts);

    private static int Scan(Vocabulary vocabulary, ReadOnlySpan<byte> piece, Span<int> starts)
    {
        Span<int> ranks = stackalloc int[Short + 1];
        int count = piece.Length;
        for (int i = 0; i <= count; i++)
        {
            starts[i] = i;
            ranks[i] = i + 2 <= count ? RankOf(vocabulary, piece[i..(i + 2)]) : None;
        }

        while (true)
        {
            int least = Least(ranks[..count]);
            if (ranks[least] == None)
                return count;
            starts[(least + 2)..(count + 1)].CopyTo(starts[(least + 1)..]);
            ranks[(least + 2)..(count + 1)].CopyTo(ranks[(least + 1)..]);
            count--;
            ranks[least] = Pair(vocabulary, piece, starts, least, count);
            if (least > 0)
                ranks[least - 1] = Pair(vocabulary, piece, starts, least - 1, count);
        }
    }

    private static int Least(ReadOnlySpan<int> ranks)
    {
        int least = 0;
        for (int i = 1; i < ranks.Length; i++)
        {
            if (ranks[i] < ranks[least])
                least = i;
        }

        return least;
    }

    // The rank of parts number i and i + 1 as one.
    private static int Pair(Vocabulary vocabulary, ReadOnlySpan<byte> piece, ReadOnlySpan<int> starts, int i, int count) =>
        i + 2 <= count ? RankOf(vocabulary, piece[starts[i]..starts[i + 2]]) : None;

    private static int RankOf(Vocabulary vocabulary, ReadOnlySpan<byte> bytes)
    {
        int rank = vocabulary.Rank(bytes);
        return rank < 0 ? None : rank;
    }

    private static int Heap(Vocabulary vocabulary, ReadOnlySpan<byte> piece, Span<int> starts)
    {
        int[] links = ArrayPool<int>.Shared.Rent(3 * (piece.Length + 1));
        try
        {
            var parts = new LinkedParts(links, piece.Length);
            // The first pairs come in order of place, so a heap of them is built at once; later ones are pushed.
            var queue = new PriorityQueue<int, long>(FirstPairs(vocabulary, piece, parts));
            while (queue.TryDequeue(out int at, out long key))
            {
                if (parts.Rank[at] == (int)(key >> 32))
                    Join(vocabulary, piece, parts, queue, at);
            }

            int count = 0;
            for (int at = 0; at < piece.Length; at = parts.Next[at])
                starts[count++] = at;
            starts[count] = piece.Length;
            return count;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(links);
        }
    }

    private static (int, long)[] FirstPairs(Vocabulary vocabulary, ReadOnlySpan<byte> piece, LinkedParts parts)
    {
        var pairs = new List<(int, long)>(piece.Length);
        for (int at = 0; at < piece.Length; at++)
        {
            parts.Next[at] = at + 1;
            parts.Before[at] = at - 1;
            parts.Rank[at] = at + 1 < piece.Length ? RankOf(vocabulary, piece[at..(at + 2)]) : None;
            if (parts.Rank[at] != None)
                pairs.Add((at, Key(parts.Rank[at], at)));
        }

        return [.. pairs];
    }

    private static void Join(
        Vocabulary vocabulary, ReadOnlySpan<byte> piece, LinkedParts parts, PriorityQueue<int, long> queue, int at)
    {
        int gone = parts.Next[at];
        int next = parts.Next[at] = parts.Next[gone];
        parts.Rank[gone] = None;
        if (next < piece.Length)
            parts.Before[next] = at;
        Ask(vocabulary, piece, parts, queue, at);
        if (parts.Before[at] >= 0)
            Ask(vocabulary, piece, parts, queue, parts.Before[at]);
    }

    private static void Ask(
        Vocabulary vocabulary, ReadOnlySpan<byte> piece, LinkedParts parts, PriorityQueue<int, long> queue, int at)
    {
        int next = parts.Next[at];
        parts.Rank[at] = next < piece.Length ? RankOf(vocabulary, piece[at..parts.Next[next]]) : None;
        if (parts.Rank[at] != None)
            queue.Enqueue(at, Key(parts.Rank[at], at));
    }

    private static long Key(int rank, int at) => ((long)rank << 32) | (uint)at;

    // The parts as a doubly linked list; Rank is that of a part together with the next one.
    private readonly ref struct LinkedParts(int[] links, int length)
    {
        public Span<int> Next { get; } = links.AsSpan(0, length);

        public Span<int> Before { get; } = links.AsSpan(length, length);

        public Span<int> Rank { get; } = links.AsSpan(2 * length, length);
    }
}
