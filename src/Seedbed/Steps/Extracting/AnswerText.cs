using System.Collections.Frozen;
using System.Text;

namespace Seedbed.Steps.Extracting;

/// <summary>
/// Cuts an answer out of the source that stands by itself: whole sentences from the beginning on, up to the first that
/// points elsewhere ("see below", "as follows:", "Section 4.2").
/// </summary>
internal static class AnswerText
{
    /// <summary>The most characters of an answer in prose; about 150 words.</summary>
    private const int Most = 900;

    /// <summary>The fewest words of an answer in prose.</summary>
    private const int FewestWords = 4;

    private static readonly FrozenSet<string> Openers = new[]
    {
        "it", "they", "them", "these", "those", "its", "their", "he", "she", "such", "however", "also", "therefore", "thus", "hence",
        "but", "and", "or", "otherwise", "instead", "similarly", "likewise", "furthermore", "moreover", "additionally", "then",
        "ditto", "see", "same", "so", "yet", "nevertheless", "consequently", "accordingly", "conversely", "alternatively", "again",
        "finally", "next", "second", "secondly", "third", "as", "here", "there", "both", "neither", "nor", "note", "deprecated", "obsolete",
        "new", "changed", "added", "removed", "example", "examples", "synonym", "equivalent", "another", "even", "still", "because", "unlike", "like",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Pointers =
    [
        " below", " above", " following ", "following:", " follows", "this section", "this chapter", "this page", "this document", "this appendix",
        "this manual", "this guide", "this book", "this tutorial", "this article", "this example", "this table", "this figure",
        "this list", "this howto", "this faq", "this paragraph", "this subsection", "this file", "this paper", "this text", "this specification",
        "next section", "previous section", "next chapter", "previous chapter",
        "preceding", "previously", "described here", "described earlier", "described later", "discussed", "mentioned", "aforementioned",
        "shown here", "listed here", "shown in", "earlier", "later in", "elsewhere", " see ", "refer to the", "footnote", "click here", "todo", "fixme", "xxx",
        "the figure", "the table", "the example", " our ", " we ", "we'", " i ", " i'", " my ", "first example", "last example", "previous example", "for example:",
        "this manpage", "this man page", "manual page", "section of", "the list", " here.", " here,", "e.g.:", "i.e.:", "consult the", "the latter", "the former", "as usual", "the same as", "so far", "in the examples", "...", "…",
    ];

    private static readonly string[] Numbered = ["section ", "chapter ", "table ", "figure ", "example ", "appendix ", "part ", "listing ", "§"];

    private static readonly string[] Further =
    [
        "See ", "See also", "For more ", "For details", "For further", "For a complete", "For a full", "Refer to", "Please see", "Please refer", "Note that this section",
        "More information", "Further information", "For information", "Details ", "Also see", "Consult ", "Compare ",
    ];

    private static readonly string[] Labels =
    [
        "Return value:", "Part of the ", "New in version", "Changed in version", "Deprecated since", "Availability:", "Source code:", "Note:", "Note that",
        "Warning:", "Example:", "Usage:", "Syntax:", "Type:", "Default:", "Note ", "Important:", "Tip:", "Caution:", "Added in", "Since version", "Inheritance:", "Inherited by",
    ];

    /// <summary>An answer of the sentences at the beginning of a block; null when the first one doesn't stand by itself.</summary>
    /// <param name="text">The chunk's text.</param>
    /// <param name="span">The block, or the part of it that answers.</param>
    /// <param name="mayBeCut">Whether the block may go on after the chunk.</param>
    /// <param name="named">Words that the question names, so that an answer may begin with "This" and one of them.</param>
    /// <param name="most">The most sentences.</param>
    public static Answer? Prose(string text, TextSpan span, bool mayBeCut = false, string? named = null, int most = int.MaxValue)
    {
        List<TextSpan> sentences = Sentences(text, span);
        int count = 0;
        while (count < sentences.Count && count < most && sentences[count].End - span.Start <= Most && Stands(text, sentences, count, mayBeCut, named))
            count++;
        if (count == 0)
            return null;
        var answer = new TextSpan(sentences[0].Start, sentences[count - 1].End);
        string cleaned = WithoutAsides(answer.Of(text));
        return WordCount(cleaned) >= FewestWords && IsWhole(cleaned) ? new(cleaned, [answer]) : null;
    }

    /// <summary>The sentences of a block; a line break ends one too.</summary>
    public static List<TextSpan> Sentences(string text, TextSpan span)
    {
        List<TextSpan> sentences = [];
        for (int start = span.Start; start < span.End;)
        {
            int line = text.IndexOf('\n', start, span.End - start);
            int end = line < 0 ? span.End : line;
            sentences.AddRange(Chunking.Sentences.Of(text, new(start, end)));
            start = end + 1;
        }

        return sentences;
    }

    /// <summary>One sentence as an answer by itself; null when it points elsewhere.</summary>
    public static Answer? Statement(string text, TextSpan sentence)
    {
        string cleaned = WithoutAsides(sentence.Of(text));
        return cleaned is [.., '.' or ')' or '"'] && IsWhole(cleaned) && !PointsElsewhere(cleaned) ? new(cleaned, [sentence]) : null;
    }

    /// <summary>Whether a short text, such as a table's cell, can be an answer by itself.</summary>
    public static bool StandsAlone(string text) =>
        text.Length is > 0 and <= 400 && IsWhole(text) && !PointsElsewhere(text) && !text.EndsWith(':') && !OpensBadly(text, null);

    /// <summary>Whether brackets and quotation marks pair up and most of the text is words.</summary>
    public static bool IsWhole(string text)
    {
        int round = 0, square = 0, quotes = 0, letters = 0, ticks = 0;
        foreach (char value in text)
        {
            round += value == '(' ? 1 : value == ')' ? -1 : 0;
            square += value == '[' ? 1 : value == ']' ? -1 : 0;
            quotes += value is '"' ? 1 : 0;
            ticks += value is '“' ? 1 : value is '”' ? -1 : 0;
            letters += char.IsLetterOrDigit(value) || char.IsWhiteSpace(value) ? 1 : 0;
            if (round < 0)
                return false;
        }

        return round == 0 && square == 0 && quotes % 2 == 0 && ticks == 0 && letters * 10 >= text.Length * 7;
    }

    /// <summary>The number of words, as white space sets them apart.</summary>
    public static int WordCount(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Whether a text sends its reader to another place.</summary>
    public static bool PointsElsewhere(string text)
    {
        string padded = $" {text} ";
        return Array.Exists(Pointers, pointer => padded.Contains(pointer, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(Numbered, word => NamesNumbered(text, word));
    }

    private static bool Stands(string text, List<TextSpan> sentences, int number, bool mayBeCut, string? named)
    {
        string sentence = WithoutAsides(sentences[number].Of(text));
        if (number == 0 && (OpensBadly(sentence, named) || IsLabel(sentence)))
            return false;
        bool isEnded = sentence.Length > 0 && sentence.TrimEnd('"', '\'', '”', '’', ')', ']') is [.., '.' or '!' or '?'];
        bool isLast = number == sentences.Count - 1;
        if (!isEnded && (!isLast || mayBeCut || number > 0))
            return false;
        return sentence.Length > 0 && !sentence.EndsWith(':') && !sentence.EndsWith('?')
            && !Array.Exists(Further, further => sentence.StartsWith(further, StringComparison.OrdinalIgnoreCase))
            && !PointsElsewhere(sentence);
    }

    /// <summary>Whether a paragraph is a note of a fixed kind ("Return value: New reference.", "New in version 3.8.") before the description itself.</summary>
    public static bool IsLabel(string text) => Array.Exists(Labels, label => text.StartsWith(label, StringComparison.OrdinalIgnoreCase));

    private static bool OpensBadly(string sentence, string? named)
    {
        string[] words = sentence.Split([' ', ',', '\n', '.', ';', '(', ')'], 4, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return true;
        if (words[0].Equals("this", StringComparison.OrdinalIgnoreCase) || words[0].Equals("that", StringComparison.OrdinalIgnoreCase))
            return named is null || words.Length < 2 || !named.Contains(words[1], StringComparison.OrdinalIgnoreCase);
        return Openers.Contains(words[0]) || (words.Length > 1 && words[0].Equals("in", StringComparison.OrdinalIgnoreCase) && words[1] is "this" or "that" or "these" or "such" or "addition");
    }

    private static bool NamesNumbered(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int next = at + word.Length;
            bool isWord = at == 0 || !char.IsLetter(text[at - 1]);
            if (isWord && next < text.Length && (char.IsAsciiDigit(text[next]) || (char.IsAsciiLetterUpper(text[next]) && (next + 1 == text.Length || !char.IsLetter(text[next + 1])))))
                return true;
        }

        return false;
    }

    /// <summary>The text without brackets that only point elsewhere: "(see Section 4.2)".</summary>
    private static string WithoutAsides(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return text.Replace('\n', ' ');
        var kept = new StringBuilder();
        int from = 0;
        for (; open >= 0; open = text.IndexOf('(', open + 1))
        {
            int close = text.AsSpan(open + 1).IndexOfAny('(', ')');
            if (close < 0 || text[open + 1 + close] == '(' || !IsAside(text.Substring(open + 1, close)))
                continue;
            kept.Append(text.AsSpan(from, open - from).TrimEnd());
            from = open + close + 2;
        }

        return kept.Append(text, from, text.Length - from).Replace('\n', ' ').ToString();
    }

    private static bool IsAside(string inside) =>
        inside.StartsWith("see ", StringComparison.OrdinalIgnoreCase) || inside.StartsWith("but see ", StringComparison.OrdinalIgnoreCase)
        || inside.StartsWith("described in ", StringComparison.OrdinalIgnoreCase) || inside.StartsWith("cf. ", StringComparison.OrdinalIgnoreCase);
}
