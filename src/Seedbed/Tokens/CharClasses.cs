using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Seedbed.Tokens;

/// <summary>Finds a character's class.</summary>
internal static class CharClasses
{
    private static readonly byte[] Table = [.. Enumerable.Range(0, 1 << 16).Select(c => (byte)Of((char)c))];

    /// <summary>The class of the code point at <paramref name="at"/>, and how many UTF-16 units it takes. An unpaired surrogate is <see cref="CharClass.Other"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharClass At(ReadOnlySpan<char> text, int at, out int length)
    {
        // The table has a place for each of the 65,536 values that a char can have.
        var found = (CharClass)Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Table), text[at]);
        length = 1;
        return (found & CharClass.Half) == 0 ? found : Pair(text, at, out length);
    }

    private static CharClass Pair(ReadOnlySpan<char> text, int at, out int length)
    {
        if (Rune.DecodeFromUtf16(text[at..], out Rune rune, out length) == OperationStatus.Done)
            return Of(Rune.GetUnicodeCategory(rune));
        length = 1;
        return CharClass.Other;
    }

    private static CharClass Of(char c) =>
        c is '\r' or '\n' ? CharClass.Space | CharClass.Newline
        : char.IsWhiteSpace(c) ? CharClass.Space
        : char.IsSurrogate(c) ? CharClass.Half
        : Of(CharUnicodeInfo.GetUnicodeCategory(c));

    private static CharClass Of(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharClass.Letter | CharClass.Upper,
        UnicodeCategory.LowercaseLetter => CharClass.Letter | CharClass.Lower,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharClass.Letter | CharClass.Upper | CharClass.Lower,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
            CharClass.Upper | CharClass.Lower,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharClass.Number,
        _ => CharClass.Other,
    };
}
