using Seedbed.Grounding;

namespace Seedbed.Steps.Resembling;

/// <summary>Words as runs of letters, digits and what combines with them; in scripts without spaces each character is one.</summary>
internal static class WordCount
{
    /// <summary>How many words a text has.</summary>
    public static int Of(string text)
    {
        int words = 0;
        bool inWord = false;
        for (int at = 0; at < text.Length; at++)
        {
            bool isUnspaced = Characters.IsUnspaced(text[at]);
            bool isWord = Characters.IsWord(text[at]) || (inWord && Joins(text, at));
            words += isUnspaced || (isWord && !inWord) ? 1 : 0;
            inWord = isWord && !isUnspaced;
        }

        return words;
    }

    // "don't", "3.14" and "1,000" are one word each.
    private static bool Joins(string text, int at) =>
        text[at] is '\'' or '’' or '.' or ',' && at + 1 < text.Length && Characters.IsWord(text[at + 1])
        && (text[at] is '\'' or '’' || (char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])));
}
