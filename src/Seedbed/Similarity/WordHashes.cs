using System.Globalization;
using System.Text;

namespace Seedbed.Similarity;

/// <summary>
/// The words of a text, lower-cased, as 64-bit hashes: runs of letters and digits, and of underscores where they join; a
/// character of a script without spaces (Han, Hiragana, Katakana, Thai, Lao, Khmer, Burmese) is a word by itself.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="joins">What an underscore is: <c>_</c> of a word, or 0 between words.</param>
internal ref struct WordHashes(ReadOnlySpan<char> text, byte joins)
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Multiplier = 0xFF51AFD7ED558CCD;

    private static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(static c => char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0)];

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The word reached.</summary>
    public ulong Current { get; private set; }

    /// <summary>Goes to the next word.</summary>
    public bool MoveNext()
    {
        ulong word = Seed;
        while (_at < _text.Length)
        {
            int c = _text[_at];
            if (c >= 128)
            {
                if (Rare(ref word))
                    break;
                continue;
            }

            _at++;
            c = c == '_' ? joins : Ascii[c];
            if (c != 0)
                word = (word ^ (uint)c) * Multiplier;
            else if (word != Seed)
                break;
        }

        Current = Mixed(word);
        return word != Seed;
    }

    /// <summary>Spreads a hash's bits over all of it (Degski's mixer).</summary>
    public static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }

    // A character beyond ASCII; whether the word ends, before or with it.
    private bool Rare(ref ulong word)
    {
        _ = Rune.DecodeFromUtf16(_text[_at..], out Rune rune, out int units);
        bool isOfWord = IsOfWord(rune);
        bool isAlone = isOfWord && IsWithoutSpaces(rune.Value);
        if (isAlone && word != Seed)
            return true;
        _at += units;
        if (isOfWord)
            word = (word ^ (uint)Rune.ToLowerInvariant(rune).Value) * Multiplier;
        return isAlone || (!isOfWord && word != Seed);
    }

    private static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsWithoutSpaces(int c) => c is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F) or (>= 0x20000 and <= 0x3FFFF);
}
