using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>What a table's column name lets one ask about a row.</summary>
internal static class ColumnNames
{
    private static readonly FrozenSet<string> Described = new[] { "description", "meaning", "purpose", "effect", "action", "explanation", "function", "use" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the column's name is a noun phrase in the singular: "Storage Size", not "Notes", "Values" or "1".</summary>
    public static bool CanAsk(string header)
    {
        string[] words = header.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 4 && header.All(value => char.IsLetter(value) || value is ' ' or '-') && !words[^1].EndsWith('s')
            && !Subject.IsGeneric(header) | Described.Contains(header) && !header.Equals("comment", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The question about the row <paramref name="key"/>; null when nothing says what the row is.</summary>
    public static string? Question(string keyHeader, string key, string header, string? caption, Subject subject)
    {
        string? kind = KindOf(keyHeader);
        string? where = kind is not null && (Subject.IsIdentifier(key) || subject.Site is not null || subject.Name is not null) ? subject.InName : caption is null ? null : $" in the table of {QuestionText.LowerFirst(caption)}";
        if (where is null)
            return null;
        string thing = kind is null ? QuestionText.Code(key) : $"the {QuestionText.Code(key)} {kind}";
        if (header.Equals("meaning", StringComparison.OrdinalIgnoreCase))
            return $"What does {thing} mean{where}?";
        if (Described.Contains(header))
            return kind is null ? null : $"What is {thing} for{where}?";
        return $"What is the {QuestionText.LowerFirst(header)} of {thing}{where}?";
    }

    private static string? KindOf(string header)
    {
        string word = header.Split(' ')[^1];
        return Kinds.IsKind(word) && header.Split(' ').Length <= 3 ? QuestionText.LowerFirst(header) : null;
    }
}
