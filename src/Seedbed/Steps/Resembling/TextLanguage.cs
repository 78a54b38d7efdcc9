using System.Collections.Frozen;

namespace Seedbed.Steps.Resembling;

/// <summary>
/// A text's language by its script, and in Latin script by its commonest words: at least three of one language's, and half
/// as many again as of any other's. Null where that doesn't tell.
/// </summary>
internal static class TextLanguage
{
    private const int LeastLetters = 10;
    private const int LeastOfUnspaced = 4;
    private const double LeastShare = 0.6;
    private const int LeastWords = 3;
    private const double Lead = 1.5;
    private const string Latin = "Latin script";

    private static readonly (string Language, FrozenSet<string> Words)[] Common =
    [
        ("English", Set("the of and to a in is it that for on are with as be this by from or not can have has which you your was were what how does will would they there")),
        ("German", Set("der die das und ist nicht ein eine einen mit von wird auf zu den dem des im sich für sind oder als auch es wie was")),
        ("French", Set("le la les des est une et pour dans que qui un du en ne pas sur au avec ce cette sont il elle par plus quel quelle")),
        ("Spanish", Set("el los las es para por una del con que en un la se lo como no su al más son qué cuál y o de")),
        ("Italian", Set("il di che per non una del con la le un è i gli della sono come in si da nel alla più quale e")),
        ("Portuguese", Set("o os as de que em um uma para com não é do da no na por mais se são como ao dos qual e")),
        ("Dutch", Set("de het een van niet en is in dat op te zijn met voor aan door er die wordt als ook wat hoe")),
    ];

    /// <summary>The language or script of a text, as a person calls it; null where it can't be told.</summary>
    public static string? Of(string text)
    {
        var letters = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (char character in text)
        {
            if (ScriptOf(character) is { } script)
                letters[script] = letters.GetValueOrDefault(script) + 1;
        }

        // Japanese is written in both.
        if (letters.Remove("Japanese", out int kana))
            letters["Japanese"] = kana + (letters.Remove("Chinese", out int han) ? han : 0);
        int all = letters.Values.Sum();
        (string most, int count) = letters.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)).FirstOrDefault();
        return count < all * LeastShare || count < (most is "Japanese" or "Chinese" or "Korean" ? LeastOfUnspaced : LeastLetters) ? null
            : most == Latin ? ByWords(text)
            : most;
    }

    private static string? ByWords(string text)
    {
        string[] words = NormalText.Of(text).Split(' ');
        (string Language, int Count)[] counts =
            [.. Common.Select(each => (each.Language, Count: words.Count(each.Words.Contains))).OrderByDescending(each => each.Count)];
        return counts[0].Count >= LeastWords && counts[0].Count >= counts[1].Count * Lead ? counts[0].Language : null;
    }

    private static string? ScriptOf(char c) => !char.IsLetter(c) ? null : c switch
    {
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => Latin,
        (>= '\u0370' and <= '\u03FF') or (>= '\u1F00' and <= '\u1FFF') => "Greek",
        >= '\u0400' and <= '\u052F' => "Cyrillic script",
        >= '\u0590' and <= '\u05FF' => "Hebrew",
        (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') => "Arabic script",
        >= '\u0900' and <= '\u097F' => "Devanagari",
        >= '\u0E00' and <= '\u0E7F' => "Thai",
        >= '\u3040' and <= '\u30FF' => "Japanese",
        >= '\uAC00' and <= '\uD7AF' => "Korean",
        >= '\u3400' and <= '\u9FFF' => "Chinese",
        _ => "another script",
    };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
