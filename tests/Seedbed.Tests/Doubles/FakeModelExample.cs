using System.Text.RegularExpressions;

namespace Seedbed.Tests.Doubles;

/// <summary>What the fake model makes of a prompt that shows examples and no passage: their texts with one word changed.</summary>
internal static partial class FakeModelExample
{
    /// <summary>A text like the examples' of this name; null where the prompt has none, or the answer stands in a context.</summary>
    public static string? Like(string name, string prompt, string line)
    {
        string? label = name switch
        {
            "question" or "questions" => "Question",
            "context" => "Context",
            "answer" when !line.Contains("<context>", StringComparison.Ordinal) => "Answer",
            _ => null,
        };
        if (label is null || prompt.Contains("<passage>", StringComparison.Ordinal))
            return null;
        string[] texts = [.. Examples().Matches(prompt).SelectMany(example => Parts().Matches(example.Value))
            .Where(part => part.Groups[1].Value == label).Select(part => part.Groups[2].Value)];
        ulong hash = FakeModelReply.Hash($"{prompt}\n{line}");
        return texts.Length == 0 ? null : Changed(texts[(int)(hash % (ulong)texts.Length)], hash);
    }

    // The last long word gets letters, so that neither form nor length changes; a number stays a number.
    private static string Changed(string text, ulong hash)
    {
        string letters = string.Concat(Enumerable.Range(0, 5).Select(at => (char)('a' + (int)((hash >> (at * 8)) % 26))));
        return LongWords().Matches(text) is { Count: > 0 } words ? text.Insert(words[^1].Index + words[^1].Length, letters)
            : text.Length > 0 && char.IsAsciiDigit(text[^1]) ? $"{text}{hash % 10}"
            : text;
    }

    [GeneratedRegex("<example>\n.*?\n</example>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Examples();

    [GeneratedRegex("\n(Question|Answer|Context): (.*?)(?=\n(?:Question|Answer|Context): |\n</example>)", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LongWords();
}
