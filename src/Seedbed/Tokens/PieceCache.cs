using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Seedbed.Tokens;

/// <summary>
/// Remembers the tokens of pieces: of each place the piece that was there last. Most of a text is a few thousand words, so
/// nearly all pieces are found here and never become bytes. Used by one thread at a time.
/// </summary>
internal sealed class PieceCache
{
    private const int ShortBits = 15;
    private const int LongBits = 12;
    private const int LongPiece = 40;
    private const int LongTokens = 14;
    private const ulong Mix = 0x9E3779B97F4A7C15;

    private readonly Slot[] _short = new Slot[1 << ShortBits];
    private readonly char[] _longText = new char[LongPiece << LongBits];
    private readonly int[] _longTokens = new int[(LongTokens + 2) << LongBits];

    /// <summary>Adds the tokens of a short piece, when it is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdd(PieceKey key, TokenBuffer buffer)
    {
        ref Slot slot = ref SlotOf(key);
        if (slot.Low != key.Low || slot.High != key.High)
            return false;
        buffer.Add(slot.Count, slot.First, slot.Second, slot.Third);
        return true;
    }

    /// <summary>Remembers a short piece of at most three tokens.</summary>
    public void Keep(PieceKey key, ReadOnlySpan<int> tokens)
    {
        if (key.IsNone || tokens.Length > 3)
            return;
        SlotOf(key) = new()
        {
            Low = key.Low,
            High = key.High,
            Count = tokens.Length,
            First = tokens[0],
            Second = tokens.Length > 1 ? tokens[1] : 0,
            Third = tokens.Length > 2 ? tokens[2] : 0,
        };
    }

    /// <summary>Adds the tokens of a longer piece, when it is known.</summary>
    public bool TryAdd(ReadOnlySpan<char> piece, TokenBuffer buffer)
    {
        if (piece.Length > LongPiece)
            return false;
        int slot = SlotOf(piece);
        ReadOnlySpan<int> kept = _longTokens.AsSpan(slot * (LongTokens + 2), LongTokens + 2);
        if (kept[0] != piece.Length || !piece.SequenceEqual(_longText.AsSpan(slot * LongPiece, piece.Length)))
            return false;
        buffer.Add(kept.Slice(2, kept[1]));
        return true;
    }

    /// <summary>Remembers a longer piece of not too many tokens.</summary>
    public void Keep(ReadOnlySpan<char> piece, ReadOnlySpan<int> tokens)
    {
        if (piece.Length > LongPiece || tokens.Length > LongTokens)
            return;
        int slot = SlotOf(piece);
        piece.CopyTo(_longText.AsSpan(slot * LongPiece, LongPiece));
        Span<int> kept = _longTokens.AsSpan(slot * (LongTokens + 2), LongTokens + 2);
        (kept[0], kept[1]) = (piece.Length, tokens.Length);
        tokens.CopyTo(kept[2..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot SlotOf(PieceKey key)
    {
        ulong hash = (key.Low ^ (key.High * 0xC2B2AE3D27D4EB4F)) * Mix;
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_short), (nint)(hash >> (64 - ShortBits)));
    }

    private static int SlotOf(ReadOnlySpan<char> piece)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(piece);
        ulong hash = (ulong)piece.Length;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(bytes)) * Mix;
            hash ^= hash >> 29;
        }

        for (; bytes.Length > 0; bytes = bytes[2..])
            hash = (hash ^ MemoryMarshal.Read<ushort>(bytes)) * Mix;
        return (int)(((hash ^ (hash >> 32)) * Mix) >> (64 - LongBits));
    }

    private struct Slot
    {
        public ulong Low;
        public ulong High;
        public int Count;
        public int First;
        public int Second;
        public int Third;
    }
}
