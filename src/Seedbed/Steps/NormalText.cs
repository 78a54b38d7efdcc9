using System.Text;
using Seedbed.Grounding;

namespace Seedbed.Steps;

/// <summary>The form in which texts are compared for being the same.</summary>
internal static class NormalText
{
    /// <summary>
    /// Lower case, full-width forms narrowed, ligatures spelled out, NFC; words of letters, digits, marks and underscores
    /// with one space between them, everything else left out. A text without a word stays as it is.
    /// </summary>
    public static string Of(string text)
    {
        string wide = Widths(text);
        var words = new StringBuilder(wide.Length);
        bool gap = false;
        foreach (Rune rune in Nfc.Normalize(wide).EnumerateRunes())
        {
            if (!IsOfWord(rune))
            {
                gap = words.Length > 0;
                continue;
            }

            if (gap)
                words.Append(' ');
            gap = false;
            words.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return words.Length > 0 ? words.ToString() : text.Trim();
    }

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value == '_'
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static string Widths(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        var narrow = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (Characters.Ligature(character) is { } letters)
                narrow.Append(letters);
            else
                narrow.Append(Characters.Narrow(character));
        }

        return narrow.ToString();
    }
}
