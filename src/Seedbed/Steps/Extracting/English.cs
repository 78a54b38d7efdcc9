using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>
/// A simple check for English: of the words, at least an eighth must be among English's commonest (they make up a third
/// to a half of running English, and under a tenth of other languages' text).
/// </summary>
internal static class English
{
    private const double LeastShare = 0.125;
    private const int FewWords = 12;

    private static readonly FrozenSet<string> Common = new[]
    {
        "the", "of", "and", "to", "a", "an", "in", "is", "it", "that", "for", "on", "are", "with", "as", "be", "this", "by", "from",
        "or", "not", "can", "will", "if", "has", "have", "which", "when", "used", "use", "you", "your", "its", "at", "but", "was",
        "were", "should", "must", "may", "all", "each", "any", "no", "only", "than", "then", "there", "these", "they", "their",
        "we", "what", "how", "does", "do", "other", "into", "more", "one", "such", "also", "been", "would", "where", "whether",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Foreign = new[]
    {
        "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "von", "wird", "auf", "le", "la", "les", "des", "est", "une",
        "et", "pour", "dans", "que", "qui", "el", "los", "las", "es", "para", "por", "una", "del", "con", "se", "il", "di", "che",
        "per", "non", "het", "een", "van", "niet", "em", "os", "uma", "não", "och", "att", "som", "og", "af", "til",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a passage reads as English. One of few words passes unless it holds words of other languages or another script.</summary>
    public static bool Is(string text)
    {
        int words = 0, common = 0, foreign = 0, other = 0;
        var isCommon = Common.GetAlternateLookup<ReadOnlySpan<char>>();
        var isForeign = Foreign.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            if (at == start)
            {
                at++;
                continue;
            }

            ReadOnlySpan<char> word = text.AsSpan(start, at - start);
            words++;
            common += isCommon.Contains(word) ? 1 : 0;
            foreign += isForeign.Contains(word) ? 1 : 0;
            other += word.ContainsAnyExceptInRange('\0', '\u024F') ? 1 : 0;
        }

        return other * 5 <= words && foreign <= common && (words < FewWords || common >= words * LeastShare);
    }
}
