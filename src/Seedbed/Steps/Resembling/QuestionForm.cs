namespace Seedbed.Steps.Resembling;

/// <summary>How a question asks.</summary>
internal static class QuestionForm
{
    /// <summary>A sentence of it ends in a question mark.</summary>
    public const string Question = "a question";

    /// <summary>It tells to do something: no question mark.</summary>
    public const string Instruction = "an instruction";

    /// <summary>It brings along what it is about: further lines, or at least so many words after a colon or in quotes.</summary>
    public const string WithMaterial = "a task with its material";

    private const int LeastWordsAfterColon = 4;
    private const int LeastWordsInQuotes = 8;

    // A line as long as this that ends inside a sentence was wrapped, as folded texts are.
    private const int WrappedLine = 50;
    private const string SentenceEnds = ".?!:;。？！：；";
    private const string QuestionMarks = "?？؟";

    /// <summary>The form of a question.</summary>
    public static string Of(string text)
    {
        string trimmed = text.Trim();
        return CarriesLines(trimmed) || WordsAfterColon(trimmed) >= LeastWordsAfterColon || LongestQuote(trimmed) >= LeastWordsInQuotes ? WithMaterial
            : trimmed.AsSpan().ContainsAny(QuestionMarks) ? Question
            : Instruction;
    }

    private static bool CarriesLines(string text)
    {
        string[] lines = [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return lines.SkipLast(1).Any(line => line.Length < WrappedLine || SentenceEnds.Contains(line[^1], StringComparison.Ordinal));
    }

    private static int WordsAfterColon(string text)
    {
        int colon = text.AsSpan().IndexOfAny(':', '：');
        return colon < 0 || (colon + 1 < text.Length && text[colon + 1] == '/') ? 0 : WordCount.Of(text[(colon + 1)..]);
    }

    private static int LongestQuote(string text)
    {
        string[] parts = text.Split(['"', '“', '”', '„', '«', '»']);
        return parts.Where((_, place) => place % 2 == 1 && place < parts.Length - 1).Select(WordCount.Of).DefaultIfEmpty().Max();
    }
}
