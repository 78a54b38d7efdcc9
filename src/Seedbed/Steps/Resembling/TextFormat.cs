using System.Collections.Frozen;
using System.Text.Json;

namespace Seedbed.Steps.Resembling;

/// <summary>What a text is made like, by its lines and characters alone; the first that fits.</summary>
internal static class TextFormat
{
    /// <summary>Sentences.</summary>
    public const string Prose = "prose";

    /// <summary>At most so many words as <see cref="MostWords"/>, on one line.</summary>
    public const string Phrase = "a word or phrase";

    private const string Json = "JSON";
    private const string Code = "code";
    private const string Table = "a table";
    private const string Numbered = "a numbered list";
    private const string Bulleted = "a list";
    private const string Lines = "short lines";
    private const string Choice = "a choice letter";
    private const string YesOrNo = "yes or no";
    private const string Number = "a number";

    private const int MostWords = 3;

    // Of wrapped prose only the last line is as short.
    private const int ShortLine = 50;

    private static readonly FrozenSet<string> YesOrNoWords = new[]
    {
        "yes", "no", "true", "false", "ja", "nein", "wahr", "falsch", "oui", "non", "vrai", "faux", "sí", "si", "verdadero", "falso",
        "vero", "sim", "não", "verdadeiro", "nee", "да", "нет", "是", "否", "不是", "はい", "いいえ",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] CodeStarts = ["def ", "import ", "#include", "SELECT ", "$ ", "function ", "public "];
    private static readonly string[] CodeEnds = [";", "{", "}", "):", "()"];

    /// <summary>The format of a text.</summary>
    public static string Of(string text)
    {
        string trimmed = text.Trim();
        string[] lines = trimmed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return OfFence(trimmed)
            ?? (IsJson(trimmed) ? Json
            : lines.Length >= 2 && AreMost(lines, IsTableRow) ? Table
            : AreItems(lines, IsNumbered) ? Numbered
            : AreItems(lines, IsBulleted) ? Bulleted
            : AreMost(lines, IsCode) ? Code
            : lines.Length >= 3 && lines.Skip(1).All(line => line.Length <= ShortLine) ? Lines
            : OfOneLine(trimmed, lines.Length));
    }

    private static string OfOneLine(string text, int lines) =>
        IsChoice(text) ? Choice
        : lines > 1 ? Prose
        : YesOrNoWords.Contains(NormalText.Of(text)) ? YesOrNo
        : WordCount.Of(text) > MostWords ? Prose
        : char.IsDigit(text.TrimStart('-', '+', '−', '±', '$', '€', '£', '¥', '~', '≈', '=', ' ').FirstOrDefault()) ? Number
        : Phrase;

    // What a fence holds counts, whatever is said around it.
    private static string? OfFence(string text)
    {
        int fence = text.IndexOf("```", StringComparison.Ordinal);
        if (fence < 0)
            return null;
        int start = text.IndexOf('\n', fence), end = start < 0 ? -1 : text.IndexOf("```", start, StringComparison.Ordinal);
        return end > 0 && IsJson(text[start..end].Trim()) ? Json : Code;
    }

    private static bool IsJson(string text)
    {
        if (text.Length < 2 || (text[0], text[^1]) is not (('{', '}') or ('[', ']')))
            return false;
        try
        {
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool AreItems(string[] lines, Func<string, bool> isItem) =>
        lines.Count(isItem) is var items && items * 2 >= lines.Length && (items > 1 || (items == 1 && lines.Length == 1));

    private static bool AreMost(string[] lines, Func<string, bool> isSo) => lines.Length > 0 && lines.Count(isSo) * 2 > lines.Length;

    private static bool IsTableRow(string line) => line.Count(c => c == '|') >= 2 || line.Contains('\t', StringComparison.Ordinal);

    private static bool IsNumbered(string line)
    {
        int digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 4 && digits + 1 < line.Length && line[digits] is '.' or ')' && !char.IsAsciiDigit(line[digits + 1]);
    }

    private static bool IsBulleted(string line) => line.Length > 1 && line[0] is '-' or '*' or '+' or '•' or '–' or '·' && line[1] == ' ';

    private static bool IsCode(string line) =>
        CodeEnds.Any(end => line.EndsWith(end, StringComparison.Ordinal)) || CodeStarts.Any(start => line.StartsWith(start, StringComparison.Ordinal));

    // "B", "(b)", "B.", "B) Mars"
    private static bool IsChoice(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart('(');
        return rest.Length > 0 && rest[0] is (>= 'A' and <= 'H') or (>= 'a' and <= 'h')
            && (rest.Length == 1 || (rest[1] is '.' or ')' or ':' && (rest.Length == 2 || rest[2] is ' ' or '\n')));
    }
}
