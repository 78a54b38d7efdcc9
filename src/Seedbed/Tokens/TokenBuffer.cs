using System.Runtime.CompilerServices;

namespace Seedbed.Tokens;

/// <summary>Counts tokens, and keeps them when asked to.</summary>
internal sealed class TokenBuffer(bool keeps)
{
    private int[] _ids = keeps ? new int[64] : [];

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens, when they are kept.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, keeps ? Count : 0);

    /// <summary>Makes room for the tokens of a text at once.</summary>
    public void Expect(int characters)
    {
        if (keeps)
            Array.Resize(ref _ids, Math.Max(64, characters / 3));
    }

    /// <summary>Adds <paramref name="count"/> of three tokens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int count, int first, int second, int third)
    {
        if (keeps)
        {
            int[] ids = _ids;
            int at = Count;
            if (at + 3 > ids.Length)
                ids = Grow(3);
            ids[at] = first;
            ids[at + 1] = second;
            ids[at + 2] = third;
        }

        Count += count;
    }

    /// <summary>Adds tokens.</summary>
    public void Add(ReadOnlySpan<int> tokens)
    {
        if (keeps)
        {
            if (Count + tokens.Length > _ids.Length)
                Grow(tokens.Length);
            tokens.CopyTo(_ids.AsSpan(Count));
        }

        Count += tokens.Length;
    }

    private int[] Grow(int more)
    {
        Array.Resize(ref _ids, Math.Max(_ids.Length + more, 2 * _ids.Length));
        return _ids;
    }
}
