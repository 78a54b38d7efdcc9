using System.Buffers;
using System.Collections.Frozen;

namespace Seedbed.Grounding;

/// <summary>Which words say something, and which forms of them are one word.</summary>
internal static class WordForms
{
    /// <summary>Letters by which words of other languages are compared (truncation, McNamee and Mayfield 2004).</summary>
    private const int Truncation = 6;

    private static readonly FrozenSet<string> StopWords = (
        "a about above after again all also although always am an and another any are aren't as at be because been before being below between both but by " +
        "can can't cannot could couldn't did didn't do does doesn't doing don't down during each either else etc even ever every few for from further " +
        "had has hasn't have haven't having he her here hers him his how however i if in instead into is isn't it it's its itself just let's like many may me " +
        "might more most much must my neither no nor not now of off often on once one only or other our ours out over own per rather same she should shouldn't since so " +
        "some still such than that that's the their theirs them themselves then there there's therefore these they this those though through thus to too under until unless " +
        "up upon us very was wasn't we were weren't what when where whether which while who whom whose why will with within without won't would wouldn't yes yet you your yours " +
        "ok e.g i.e").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenSet<string> Abbreviations =
        "dr mr mrs ms prof st vs cf etc approx fig no vol jr sr inc ltd".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a full stop after the word ends no sentence.</summary>
    public static bool IsAbbreviation(string word) => Abbreviations.Contains(word);

    /// <summary>Whether an English text would hold the word whatever it is about.</summary>
    public static bool IsStopWord(string word) => StopWords.Contains(word);

    /// <summary>The stem of a lower-case English word: plural, -ing, -ed, -ly and a last e taken off. Never shorter than three letters.</summary>
    public static string Stem(string word)
    {
        string stem = WithoutPossessive(word);
        if (stem.Length > 6 && stem.EndsWith("ically", StringComparison.Ordinal))
            return stem[..^4];
        if (stem.Length > 4 && (stem.EndsWith("ies", StringComparison.Ordinal) || stem.EndsWith("ied", StringComparison.Ordinal)))
            return stem[..^3] + "y";
        if (stem.Length > 3 && stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
            stem = stem.EndsWith("sses", StringComparison.Ordinal) ? stem[..^2] : stem[..^1];
        foreach (string ending in (ReadOnlySpan<string>)["ing", "ed", "ly"])
        {
            if (stem.Length < ending.Length + 3 || !stem.EndsWith(ending, StringComparison.Ordinal) || !HasVowel(stem.AsSpan()[..^ending.Length]))
                continue;
            stem = stem[..^ending.Length];
            if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z'))
                stem = stem[..^1];
            break;
        }

        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    /// <summary>The beginning of a word, by which languages without a stemmer here are compared.</summary>
    public static string Truncate(string word) => word.Length <= Truncation ? word : word[..Truncation];

    /// <summary>The word without <c>'s</c>.</summary>
    public static string WithoutPossessive(string word) =>
        word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word.TrimEnd('\'');

    private static bool HasVowel(ReadOnlySpan<char> letters) => letters.ContainsAny(Vowels);
}
