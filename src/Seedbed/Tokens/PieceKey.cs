using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Seedbed.Tokens;

/// <summary>
/// A short piece in 16 bytes: up to 15 ASCII characters a byte each, or up to 7 others in two, its length and which of both
/// in the last byte. Equal keys are equal pieces. The default is no piece.
/// </summary>
internal readonly struct PieceKey(ulong low, ulong high)
{
    /// <summary>The longest piece that has a key, and how many characters are read to make one.</summary>
    public const int Longest = 15;

    private const int LongestWide = 7;
    private const int Wide = 0x80;

    public ulong Low { get; } = low;

    public ulong High { get; } = high;

    public bool IsNone => High == 0;

    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>The key of <c>text[at..end]</c>, one to fifteen characters; none where it is neither ASCII nor very short.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PieceKey Of(ReadOnlySpan<char> text, int at, int end) => at + Longest < text.Length
        ? Of(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at), end - at)
        : AtEnd(text[at..end]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PieceKey AtEnd(ReadOnlySpan<char> piece)
    {
        Span<char> copy = stackalloc char[Longest + 1];
        copy.Clear();
        piece.CopyTo(copy);
        return Of(ref MemoryMarshal.GetReference(copy), piece.Length);
    }

    // Sixteen characters from the first on may be read.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PieceKey Of(ref char first, int length)
    {
        ref ushort units = ref Unsafe.As<char, ushort>(ref first);
        Vector128<ushort> one = Vector128.LoadUnsafe(ref units);
        Vector128<ushort> two = Vector128.LoadUnsafe(ref units, 8);
        ref byte masks = ref MemoryMarshal.GetReference(Masks);
        Vector128<byte> bytes = Vector128.NarrowWithSaturation(one, two) & Vector128.LoadUnsafe(ref masks, (nuint)(16 - length));
        if (bytes.ExtractMostSignificantBits() == 0)
            return new(bytes.AsUInt64().ToScalar(), bytes.AsUInt64().GetElement(1) | ((ulong)length << 56));
        if (length > LongestWide)
            return default;
        Vector128<ulong> wide = (one.AsByte() & Vector128.LoadUnsafe(ref masks, (nuint)(16 - (2 * length)))).AsUInt64();
        return new(wide.ToScalar(), wide.GetElement(1) | ((ulong)(Wide | length) << 56));
    }
}
