namespace Seedbed.Steps.Extracting;

/// <summary>What holds for every question, whichever family asks it.</summary>
internal static class QuestionText
{
    private static readonly char[] Gaps = [' ', '\n', '_', '-', '.', ',', ';', ':', '(', ')', '`', '"', '?', '/', '=', '“', '”'];

    /// <summary>Whether the question is one line of 3 to 40 words, ends in one question mark and its brackets and quotes pair up.</summary>
    public static bool IsSound(string question) =>
        question.Length is > 10 and <= 250 && char.IsUpper(question[0]) && question[^1] == '?' && !question.Contains('\n', StringComparison.Ordinal)
        && !question.EndsWith("??", StringComparison.Ordinal) && AnswerText.WordCount(question) is >= 3 and <= 40
        && question.Count(value => value == '(') == question.Count(value => value == ')')
        && question.Count(value => value == '`') % 2 == 0 && question.Count(value => value == '"') % 2 == 0;

    /// <summary>Whether the answer says more than the question, not just the same words ("The new owner of the operator class").</summary>
    public static bool Tells(string question, string answer)
    {
        var asked = question.Split(Gaps, StringSplitOptions.RemoveEmptyEntries).Select(Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return answer.Split(Gaps, StringSplitOptions.RemoveEmptyEntries).Any(word => word.Length > 3 && !asked.Contains(Stem(word)) && word is not ("this" or "that" or "with" or "from" or "specifies" or "specify"))
            || AnswerText.WordCount(answer) > 12 || answer.Any(char.IsAsciiDigit);
    }

    private static string Stem(string word) => word.Length > 4 ? word.TrimEnd('s') : word;

    /// <summary>Whether a question names something of its own after its first word (a proper name, an identifier), so that it can do without a subject.</summary>
    public static bool HasName(string question) =>
        question.Split(' ').Skip(1).Any(word => word != "I" && !word.StartsWith("I'", StringComparison.Ordinal) && word.Any(value => char.IsUpper(value) || char.IsAsciiDigit(value) || value is '_'));

    /// <summary>A name as code, unless it is a plain word or in capitals throughout.</summary>
    public static string Code(string name) => name.Contains('`', StringComparison.Ordinal) ? name : $"`{name}`";

    /// <summary>The first letter made small, unless the word is an acronym or a name with capitals inside, or "I".</summary>
    public static string LowerFirst(string text)
    {
        int end = text.AsSpan().IndexOfAny(' ', '\'', '’');
        ReadOnlySpan<char> word = end < 0 ? text : text.AsSpan(0, end);
        bool isPlain = word.Length > 1 && char.IsUpper(word[0]) && !word[1..].ContainsAnyExceptInRange('a', 'z') || text.StartsWith("A ", StringComparison.Ordinal);
        return isPlain ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
