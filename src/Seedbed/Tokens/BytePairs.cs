using System.Buffers;

namespace Seedbed.Tokens;

/// <summary>Merges a piece's bytes into tokens: always the adjacent pair of lowest rank, the leftmost of equals.</summary>
internal static class BytePairs
{
    /// <summary>A piece up to this many bytes is merged by scanning it; a longer one with a heap, so that it stays near-linear.</summary>
    public const int Short = 128;

    /// <summary>Writes a piece's tokens and returns how many there are.</summary>
    /// <param name="merges">Which tokens become one.</param>
    /// <param name="piece">The bytes, at least one.</param>
    /// <param name="ids">Room for one token a byte.</param>
    public static int Merge(IMerges merges, ReadOnlySpan<byte> piece, Span<int> ids) =>
        piece.Length <= Short ? Scan(merges, piece, ids) : Heap(merges, piece, ids);

    private static int Scan(IMerges merges, ReadOnlySpan<byte> piece, Span<int> ids)
    {
        Span<byte> starts = stackalloc byte[Short + 1];
        Span<long> joins = stackalloc long[Short];
        int count = piece.Length;
        for (int i = 0; i < count; i++)
            (ids[i], starts[i]) = (merges.Of(piece[i]), (byte)i);
        starts[count] = (byte)count;
        joins[count - 1] = IMerges.None;
        for (int i = 0; i + 1 < count; i++)
            joins[i] = merges.Join(piece.Slice(i, 2), ids[i], ids[i + 1]);
        while (true)
        {
            int least = Least(joins[..count]);
            if (joins[least] == IMerges.None)
                return count;
            ids[least] = (int)joins[least];
            starts[(least + 2)..(count + 1)].CopyTo(starts[(least + 1)..]);
            ids[(least + 2)..count].CopyTo(ids[(least + 1)..]);
            joins[(least + 2)..count].CopyTo(joins[(least + 1)..]);
            count--;
            joins[least] = least + 1 < count ? merges.Join(piece[starts[least]..starts[least + 2]], ids[least], ids[least + 1]) : IMerges.None;
            if (least > 0)
                joins[least - 1] = merges.Join(piece[starts[least - 1]..starts[least + 1]], ids[least - 1], ids[least]);
        }
    }

    private static int Least(ReadOnlySpan<long> joins)
    {
        int least = 0;
        long value = joins[0];
        for (int i = 1; i < joins.Length; i++)
        {
            if (joins[i] < value)
                (least, value) = (i, joins[i]);
        }

        return least;
    }

    private static int Heap(IMerges merges, ReadOnlySpan<byte> piece, Span<int> ids)
    {
        int[] links = ArrayPool<int>.Shared.Rent(2 * piece.Length);
        long[] joins = ArrayPool<long>.Shared.Rent(piece.Length);
        try
        {
            return new LinkedParts(merges, piece, ids, links, joins).Merge();
        }
        finally
        {
            ArrayPool<int>.Shared.Return(links);
            ArrayPool<long>.Shared.Return(joins);
        }
    }

    // The parts as a doubly linked list, each by the place where it begins; a part's join is that with the next one.
    private readonly ref struct LinkedParts(IMerges merges, ReadOnlySpan<byte> piece, Span<int> ids, int[] links, long[] joins)
    {
        private readonly ReadOnlySpan<byte> _piece = piece;
        private readonly Span<int> _ids = ids;
        private readonly Span<int> _next = links.AsSpan(0, piece.Length);
        private readonly Span<int> _before = links.AsSpan(piece.Length, piece.Length);

        public int Merge()
        {
            // The first pairs come in order of place, so a heap of them is built at once; later ones are pushed.
            var queue = new PriorityQueue<int, long>(First());
            while (queue.TryDequeue(out int at, out long key))
            {
                if (joins[at] != IMerges.None && Key(at) == key)
                    Join(queue, at);
            }

            int count = 0;
            for (int at = 0; at < _piece.Length; at = _next[at])
                _ids[count++] = _ids[at];
            return count;
        }

        private (int, long)[] First()
        {
            for (int at = 0; at < _piece.Length; at++)
                (_ids[at], _next[at], _before[at]) = (merges.Of(_piece[at]), at + 1, at - 1);
            int pairs = 0;
            for (int at = 0; at < _piece.Length; at++)
            {
                joins[at] = Joined(at);
                pairs += joins[at] == IMerges.None ? 0 : 1;
            }

            var first = new (int, long)[pairs];
            for (int at = 0, i = 0; i < pairs; at++)
            {
                if (joins[at] != IMerges.None)
                    first[i++] = (at, Key(at));
            }

            return first;
        }

        private void Join(PriorityQueue<int, long> queue, int at)
        {
            int gone = _next[at];
            int next = _next[at] = _next[gone];
            _ids[at] = (int)joins[at];
            joins[gone] = IMerges.None;
            if (next < _piece.Length)
                _before[next] = at;
            Ask(queue, at);
            if (_before[at] >= 0)
                Ask(queue, _before[at]);
        }

        private void Ask(PriorityQueue<int, long> queue, int at)
        {
            joins[at] = Joined(at);
            if (joins[at] != IMerges.None)
                queue.Enqueue(at, Key(at));
        }

        private long Joined(int at)
        {
            int next = _next[at];
            return next < _piece.Length ? merges.Join(_piece[at.._next[next]], _ids[at], _ids[next]) : IMerges.None;
        }

        private long Key(int at) => (joins[at] & ~0xFFFFFFFFL) | (uint)at;
    }
}
