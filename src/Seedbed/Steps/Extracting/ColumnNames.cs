using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>What a table's column name lets one ask about a row.</summary>
internal static class ColumnNames
{
    // A shorter description ("Widget disabled") says no more than the name.
    private const int FewestWords = 5;

    private static readonly FrozenSet<string> Described = new[] { "description", "meaning", "purpose", "effect", "action", "explanation", "function", "use" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Asked = new[]
    {
        "type", "size", "length", "default", "value", "unit", "range", "version", "port", "code", "alias", "equivalent", "minimum", "maximum", "status",
        "priority", "level", "requirement", "alignment", "precision", "encoding", "language", "category", "format", "class", "package", "module", "path", "location",
        "bytes", "limit", "scope", "context", "syntax", "abbreviation", "origin", "owner", "license", "licence", "protocol", "method", "state",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the column describes its row, or its name is a noun that one asks a value of: "Storage Size", not "Notes" or "Any Mismatch".</summary>
    public static bool CanAsk(string header)
    {
        string[] words = header.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 3 && header.All(value => char.IsLetter(value) || value is ' ' or '-') && (Described.Contains(header) || Asked.Contains(words[^1]));
    }

    /// <summary>The question about the row <paramref name="key"/>; null when nothing says what the row is, or the cell is too little of an answer.</summary>
    public static string? Question(string keyHeader, string key, string header, string cell, Table table, Subject subject)
    {
        string? kind = KindOf(keyHeader);
        bool isKnown = kind is not null && (Subject.IsIdentifier(key) || subject.Site is not null || subject.Name is not null);
        string? where = table.Caption is { } caption && HeadingText.Clean(caption) is { Length: > 3 and < 60 } about ? $" in the table \"{about}\"{subject.InSite}"
            : isKnown ? subject.InName : null;
        if (where is null || (Described.Contains(header) && (AnswerText.WordCount(cell) < FewestWords || cell.Contains(" this ", StringComparison.Ordinal))))
            return null;
        string thing = kind is null ? QuestionText.Code(key) : $"the {QuestionText.Code(key)} {kind}";
        if (header.Equals("meaning", StringComparison.OrdinalIgnoreCase))
            return $"What does {thing} mean{where}?";
        if (Described.Contains(header))
            return kind is null ? null : Wording.IsAction(cell) ? $"What does {thing} do{where}?" : $"What is {thing}{where}?";
        return $"What is the {QuestionText.LowerFirst(header)} of {thing}{where}?";
    }

    private static string? KindOf(string header)
    {
        string word = header.Split(' ')[^1];
        return Kinds.IsKind(word) && header.Split(' ').Length <= 3 ? string.Join(' ', header.Split(' ').Select(QuestionText.LowerFirst)) : null;
    }
}
