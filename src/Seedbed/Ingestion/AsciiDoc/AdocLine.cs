using System.Buffers;
using System.Globalization;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>What a line begins with.</summary>
internal static class AdocLine
{
    private const int LongestTerm = 1_000;
    private static readonly SearchValues<char> Roman = SearchValues.Create("ivxIVX");

    /// <summary>Whether it begins and ends a block: four or more of a sign, <c>--</c>, <c>```</c>, <c>|===</c>.</summary>
    public static bool IsDelimiter(ReadOnlySpan<char> line)
    {
        if (line.SequenceEqual("--") || line.StartsWith("```"))
            return true;
        if (line.Length < 4)
            return false;
        return line[0] is '-' or '.' or '=' or '*' or '_' or '+' or '/' ? !line.ContainsAnyExcept(line[0])
            : line[0] is '|' or ',' or ':' or '!' && line[1..].StartsWith("===") && !line[1..].ContainsAnyExcept('=');
    }

    /// <summary>The level of a section's title, with how many signs begin it; 0 when it is none.</summary>
    public static int Section(ReadOnlySpan<char> line)
    {
        int signs = line.IndexOfAnyExcept(line[0]);
        return line[0] is '=' or '#' && signs is > 0 and <= 6 && line[signs] == ' ' ? signs : 0;
    }

    /// <summary>The level of a title that the next line underlines; 0 when it doesn't.</summary>
    public static int Underlined(ReadOnlySpan<char> title, ReadOnlySpan<char> under)
    {
        if (under.Length < 3 || under.ContainsAnyExcept(under[0]) || Math.Abs(under.Length - title.Length) > 1 || !title.ContainsAnyInRange('0', '\uFFFF'))
            return 0;
        return "=-~^+".IndexOf(under[0], StringComparison.Ordinal) + 1;
    }

    /// <summary>Whether it is attributes in brackets, or an anchor.</summary>
    public static bool IsAttributes(ReadOnlySpan<char> line) =>
        line.Length > 1 && line[0] == '[' && line[^1] == ']' && !line.StartsWith("[[[") && line[1] is not ' ';

    /// <summary>Whether it is the title of the next block.</summary>
    public static bool IsBlockTitle(ReadOnlySpan<char> line) => line.Length > 1 && line[0] == '.' && line[1] is not (' ' or '.');

    /// <summary>The length of a list item's marker; 0 when there is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="key">What the markers of the same list have in common.</param>
    public static int Marker(ReadOnlySpan<char> line, out string key)
    {
        key = "";
        int signs = line[0] is '*' or '.' ? line.IndexOfAnyExcept(line[0]) : line[0] is '-' or '•' ? 1 : 0;
        if (signs is > 0 and <= 50)
        {
            key = new(line[0], signs);
            return signs < line.Length && line[signs] is ' ' or '\t' ? signs : 0;
        }

        int digits = 0;
        while (digits < line.Length && digits < 9 && char.IsAsciiLetterOrDigit(line[digits]))
            digits++;
        if (digits == 0 || digits + 1 >= line.Length || line[digits + 1] is not (' ' or '\t'))
            return 0;
        ReadOnlySpan<char> label = line[..digits];
        bool isNumber = !label.ContainsAnyExceptInRange('0', '9');
        if (line[digits] == '.' && (isNumber || label.Length == 1))
            key = isNumber ? "1." : char.IsAsciiLetterLower(label[0]) ? "a." : "A.";
        else if (line[digits] == ')' && !isNumber && !label.ContainsAnyExcept(Roman))
            key = "i)";
        return key.Length == 0 ? 0 : digits + 1;
    }

    /// <summary>The number at the beginning of a line; 0 when there is none.</summary>
    public static int Number(ReadOnlySpan<char> line)
    {
        int digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 9 ? int.Parse(line[..digits], CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The length of a callout, as <c>&lt;1&gt;</c>; 0 when there is none.</summary>
    public static int Callout(ReadOnlySpan<char> line)
    {
        int close = line[..Math.Min(5, line.Length)].IndexOf('>');
        bool isOne = close > 1 && line[0] == '<' && close + 1 < line.Length && line[close + 1] == ' ';
        return isOne && (line[1..close].SequenceEqual(".") || !line[1..close].ContainsAnyExceptInRange('0', '9')) ? close + 1 : 0;
    }

    /// <summary>The length of a term before <c>::</c>; 0 when there is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="key">The sign.</param>
    public static int Term(ReadOnlySpan<char> line, out string key)
    {
        key = "";
        ReadOnlySpan<char> window = line[..Math.Min(line.Length, LongestTerm)];
        for (int at = 1; at < window.Length; at++)
        {
            int next = window[at..].IndexOfAny(':', ';');
            if (next < 0)
                return 0;
            at += next;
            int signs = 1;
            while (at + signs < line.Length && signs < 5 && line[at + signs] == line[at])
                signs++;
            bool isSign = line[at] == ':' ? signs is >= 2 and <= 4 : signs == 2;
            if (isSign && (at + signs == line.Length || line[at + signs] is ' ' or '\t'))
            {
                key = line.Slice(at, signs).ToString();
                return at;
            }

            at += signs - 1;
        }

        return 0;
    }

    /// <summary>The word of an admonition that begins a paragraph, as <c>Note</c>; null when there is none.</summary>
    public static string? Admonition(ReadOnlySpan<char> line) => line switch
    {
        _ when line.StartsWith("NOTE: ") => "Note",
        _ when line.StartsWith("TIP: ") => "Tip",
        _ when line.StartsWith("IMPORTANT: ") => "Important",
        _ when line.StartsWith("WARNING: ") => "Warning",
        _ when line.StartsWith("CAUTION: ") => "Caution",
        _ => null,
    };
}
