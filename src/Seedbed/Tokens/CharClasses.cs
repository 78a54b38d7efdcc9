using System.Globalization;
using System.Text;

namespace Seedbed.Tokens;

/// <summary>Finds a character's class.</summary>
internal static class CharClasses
{
    private static readonly CharClass[] Ascii = [.. Enumerable.Range(0, 128).Select(c => Of(new Rune((char)c)))];

    /// <summary>The class of the code point at <paramref name="at"/>, and how many UTF-16 units it takes. An unpaired surrogate is <see cref="CharClass.Other"/>.</summary>
    public static CharClass At(ReadOnlySpan<char> text, int at, out int length)
    {
        char c = text[at];
        length = 1;
        if (c < 128)
            return Ascii[c];
        if (!char.IsSurrogate(c))
            return char.IsWhiteSpace(c) ? CharClass.Space : Of(CharUnicodeInfo.GetUnicodeCategory(c));
        if (Rune.DecodeFromUtf16(text[at..], out Rune rune, out length) == System.Buffers.OperationStatus.Done)
            return Of(rune);
        length = 1;
        return CharClass.Other;
    }

    private static CharClass Of(Rune rune) =>
        rune.Value is '\r' or '\n' ? CharClass.Space | CharClass.Newline
        : Rune.IsWhiteSpace(rune) ? CharClass.Space
        : Of(Rune.GetUnicodeCategory(rune));

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
