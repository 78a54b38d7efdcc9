using System.Globalization;
using System.Text;

namespace Seedbed.Similarity;

/// <summary>
/// A text as the set of its shingles (Broder 1997): each run of so many words, lower-cased, as a
/// 64-bit hash. Words are runs of letters, digits and underscores; a character of a script without spaces (Han, Hiragana, Katakana, Thai, Lao, Khmer, Burmese) is
/// a word by itself. A text of fewer words is one shingle of all of them, one without words is empty. Not thread-safe: it
/// keeps its buffers.
/// </summary>
/// <remarks>
/// Two different shingles share a hash with a probability of 2⁻⁶⁴: among the 70 million of a million rows, once in several
/// thousand such datasets.
/// </remarks>
internal sealed class Shingles(int size)
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Base = 0xC2B2AE3D27D4EB4F;
    private const ulong Multiplier = 0xFF51AFD7ED558CCD;

    private static readonly byte[] Ascii = MakeAscii();

    // A shingle is a polynomial of its words' hashes modulo 2⁶⁴, so that the next one follows from the one before (Karp and Rabin 1987).
    private readonly ulong _first = Power(size);
    private readonly ulong[] _window = new ulong[size];
    private ulong _shingle;
    private int _oldest;
    private ulong[] _hashes = new ulong[256];
    private int _words;
    private int _count;

    /// <summary>A text's shingles, each once, in ascending order; valid until the next call.</summary>
    public ReadOnlySpan<ulong> Of(ReadOnlySpan<char> text)
    {
        (_words, _count, _shingle, _oldest) = (0, 0, 0, 0);
        Array.Clear(_window);
        Words(text);
        if (_words == 0)
            return [];
        if (_words < size)
            Add(Mixed(_shingle));
        Span<ulong> all = _hashes.AsSpan(0, _count);
        all.Sort();
        int distinct = 1;
        for (int i = 1; i < all.Length; i++)
        {
            if (all[i] != all[i - 1])
                all[distinct++] = all[i];
        }

        return all[..distinct];
    }

    private static ulong Power(int exponent)
    {
        ulong power = 1;
        for (int i = 0; i < exponent; i++)
            power = unchecked(power * Base);
        return power;
    }

    private static byte[] MakeAscii()
    {
        byte[] table = new byte[128];
        for (int c = 0; c < table.Length; c++)
        {
            if (char.IsAsciiLetterOrDigit((char)c) || c == '_')
                table[c] = (byte)char.ToLowerInvariant((char)c);
        }

        return table;
    }

    private void Words(ReadOnlySpan<char> text)
    {
        ulong word = Seed;
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (c < 128)
            {
                c = Ascii[c];
                word = c != 0 ? (word ^ (uint)c) * Multiplier : End(word);
                continue;
            }

            _ = Rune.DecodeFromUtf16(text[i..], out Rune rune, out int units);
            i += units - 1;
            if (!IsOfWord(rune))
            {
                word = End(word);
            }
            else if (IsWithoutSpaces(rune.Value))
            {
                End(word);
                word = End((Seed ^ (uint)rune.Value) * Multiplier);
            }
            else
            {
                word = (word ^ (uint)Rune.ToLowerInvariant(rune).Value) * Multiplier;
            }
        }

        End(word);
    }

    private static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsWithoutSpaces(int c) => c is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F) or (>= 0x20000 and <= 0x3FFFF);

    // Closes a word, if one is open, and the shingle that it completes.
    private ulong End(ulong word)
    {
        if (word == Seed)
            return Seed;
        word = Mixed(word);
        _shingle = (_shingle * Base) + word - (_window[_oldest] * _first);
        _window[_oldest] = word;
        _oldest = _oldest + 1 == size ? 0 : _oldest + 1;
        if (++_words >= size)
            Add(Mixed(_shingle));
        return Seed;
    }

    private void Add(ulong hash)
    {
        if (_count == _hashes.Length)
            Array.Resize(ref _hashes, 2 * _count);
        _hashes[_count++] = hash;
    }

    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }
}
