using System.Collections.Frozen;

namespace Seedbed.Steps.Extracting;

/// <summary>What a table's column name lets one ask about a row.</summary>
internal static class ColumnNames
{
    // A shorter description ("Widget disabled") says no more than the name.
    private const int FewestWords = 5;

    // A longer text in a column such as "Type" describes rather than names.
    private const int MostWords = 8;

    private static readonly FrozenSet<string> Described = new[] { "description", "meaning", "purpose", "effect", "action", "explanation", "function", "use" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Kinds of thing that belong to another, which only a caption names.</summary>
    private static readonly FrozenSet<string> Parts = new[] { "attribute", "field", "property", "key", "flag", "column" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Kinds of thing whose name alone tells which one is meant.</summary>
    private static readonly FrozenSet<string> Public = new[] { "package", "command", "program", "utility", "tool", "daemon", "service" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Typed = new[]
    {
        "field", "parameter", "column", "option", "variable", "attribute", "setting", "function", "argument", "property", "key", "constant", "type", "directive", "flag",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Numeric = new[] { "port", "code", "version", "default", "priority", "level", "value" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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
        // "bind9 V:48, I:57" are several cells in one.
        if (key.Contains(", ", StringComparison.Ordinal))
            return null;
        string? kind = KindOf(keyHeader);
        if (key.StartsWith('-'))
        {
            if (TermName.FlagOf(key) is not { } flag)
                return null;
            (key, kind) = (flag, "option");
        }

        bool isDescribed = Described.Contains(header);
        if (isDescribed ? kind is null || AnswerText.WordCount(cell) < FewestWords || cell.Contains(" this ", StringComparison.Ordinal) : !IsValue(header, cell))
            return null;
        string? caption = table.Caption is null ? null : HeadingText.Clean(table.Caption).TrimEnd('.');
        bool isPart = kind is not null && Parts.Contains(kind.Split(' ')[^1]);
        bool isNamed = !key.Contains(' ', StringComparison.Ordinal) || key.Any(value => !char.IsLetter(value) && value != ' ');
        bool isTelling = kind is not null && !isPart && isDescribed && (Subject.IsIdentifier(key) || Public.Contains(kind.Split(' ')[^1]));
        bool isCaptioned = caption is { Length: > 3 and < 60 } && !isTelling;
        if (kind is null ? !isCaptioned : (isPart && !isCaptioned) || (!isNamed && !isDescribed) || IsVague(header, kind))
            return null;
        string where = !isCaptioned ? subject.InName : caption!.Contains(subject.Site ?? "\n", StringComparison.OrdinalIgnoreCase) ? "" : subject.InSite;
        if (where.Length == 0 && !isCaptioned)
            return null;
        string thing = (kind is null ? Quoted(key) : $"the {Quoted(key)} {kind}") + (isCaptioned ? $" ({caption})" : "");
        if (!isDescribed)
            return $"What is the {Lower(header)} of {thing}{where}?";
        if (header.Equals("meaning", StringComparison.OrdinalIgnoreCase))
            return $"What does {thing} mean{where}?";
        bool isDoing = !isPart && (Wording.IsAction(cell) || (kind?.Split(' ')[^1] is "command" or "function" or "method" or "option" or "directive" && !Wording.IsNounPhrase(cell)));
        return isDoing ? $"What does {thing} do{where}?" : $"What is {thing}{where}?";
    }

    /// <summary>Whether "the type of" such a thing may mean anything: a field has a type, a package doesn't.</summary>
    private static bool IsVague(string header, string kind) =>
        header.ToLowerInvariant() is "type" or "class" or "category" or "status" or "value" && !Typed.Contains(kind.Split(' ')[^1]);

    /// <summary>Whether a value says something by itself: a bare number does only in columns such as "Port".</summary>
    private static bool IsValue(string header, string cell) =>
        (cell.Any(char.IsLetter) || Numeric.Contains(header.Split(' ')[^1])) && AnswerText.WordCount(cell) <= MostWords;

    private static string Quoted(string key) => key.Contains(' ', StringComparison.Ordinal) && !key.Any(value => !char.IsLetter(value) && value != ' ') ? $"\"{key}\"" : QuestionText.Code(key);

    private static string Lower(string words) => string.Join(' ', words.Split(' ').Select(QuestionText.LowerFirst));

    private static string? KindOf(string header)
    {
        string word = header.Split(' ')[^1];
        return Kinds.IsKind(word) && header.Split(' ').Length <= 3 ? Lower(header) : null;
    }
}
