using System.Buffers;

namespace Seedbed.Ingestion.Rst;

/// <summary>What a line begins with.</summary>
internal static class RstLine
{
    private const int LongestName = 1_000;
    private static readonly SearchValues<char> Small = SearchValues.Create("ivxlcdm");
    private static readonly SearchValues<char> Large = SearchValues.Create("IVXLCDM");

    /// <summary>Whether it is one sign again and again: the line above or below a title, or a rule.</summary>
    public static bool IsRule(ReadOnlySpan<char> text) =>
        text[0] is > ' ' and < '\u007F' && !char.IsAsciiLetterOrDigit(text[0]) && !text.ContainsAnyExcept(text[0]);

    /// <summary>Whether it begins a note, a directive, a target or a comment.</summary>
    public static bool IsExplicit(ReadOnlySpan<char> text) => text.SequenceEqual("..") || text.StartsWith(".. ");

    /// <summary>Whether it is the top of a grid table.</summary>
    public static bool IsGridTop(ReadOnlySpan<char> text) =>
        text.Length > 3 && text.StartsWith("+-") && text.EndsWith("-+") && !text.ContainsAnyExcept('+', '-');

    /// <summary>Whether it is the top of a simple table.</summary>
    public static bool IsSimpleTop(ReadOnlySpan<char> text) => text.Contains(' ') && !text.ContainsAnyExcept('=', ' ');

    /// <summary>The length of a bullet; 0 when there is none.</summary>
    public static int Bullet(ReadOnlySpan<char> text) =>
        text[0] is '*' or '+' or '-' or '•' or '‣' or '⁃' && (text.Length == 1 || text[1] is ' ' or '\t') ? 1 : 0;

    /// <summary>The length of a number with its signs, as <c>(iv)</c>; 0 when there is none.</summary>
    /// <param name="text">The line.</param>
    /// <param name="label">What stands between the signs.</param>
    public static int Number(ReadOnlySpan<char> text, out ReadOnlySpan<char> label)
    {
        int from = text[0] == '(' ? 1 : 0, at = from;
        while (at < text.Length && at < from + 9 && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '#'))
            at++;
        label = text[from..at];
        bool isClosed = at < text.Length && (text[at] == ')' || (text[at] == '.' && from == 0)) && (at + 1 == text.Length || text[at + 1] is ' ' or '\t');
        return isClosed && IsLabel(label) ? at + 1 : 0;
    }

    /// <summary>The place of the colon that ends a field's name; 0 when it is no field.</summary>
    public static int Field(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[1] is ':' or ' ' or '`')
            return 0;
        for (int at = 1; at < Math.Min(text.Length, LongestName); at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == ':' && (at + 1 == text.Length || text[at + 1] is ' ' or '\t'))
                return text[at - 1] == ' ' ? 0 : at;
            else if (text[at] == ':' && text[at + 1] == '`')
                return 0;
        }

        return 0;
    }

    /// <summary>The length of a program's options at the beginning, as <c>-f FILE, --file=FILE</c>; 0 when there are none.</summary>
    /// <param name="text">The line.</param>
    /// <param name="isWhole">Whether nothing else stands on the line.</param>
    public static int Options(ReadOnlySpan<char> text, out bool isWhole)
    {
        isWhole = false;
        if (text.Length < 2 || text[0] is not ('-' or '/') || text[1] == ' ')
            return 0;
        int end = text[..Math.Min(text.Length, LongestName)].IndexOf("  ");
        isWhole = end < 0;
        if (isWhole && (text.Length >= LongestName || text[0] == '/'))
            return 0;
        ReadOnlySpan<char> head = isWhole ? text : text[..end];
        foreach (Range part in head.Split(", "))
        {
            if (!IsOption(head[part]))
                return 0;
        }

        return head.Length;
    }

    /// <summary>The length of a directive's name with its two colons; 0 when it is none.</summary>
    public static int Directive(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && at < LongestName && (char.IsLetterOrDigit(text[at]) || (at > 0 && text[at] is '-' or '_' or '.' or '+' or ':')))
        {
            if (text[at] == ':' && at + 1 < text.Length && text[at + 1] == ':')
                return at + 2 == text.Length || text[at + 2] is ' ' or '\t' ? at + 2 : 0;
            at++;
        }

        return at > 0 && text[at..].StartsWith(" ::") && (at + 3 == text.Length || text[at + 3] == ' ') ? at + 3 : 0;
    }

    private static bool IsLabel(ReadOnlySpan<char> label) => label.Length switch
    {
        0 => false,
        1 => true,
        _ => !label.ContainsAnyExceptInRange('0', '9') || !label.ContainsAnyExcept(Small) || !label.ContainsAnyExcept(Large),
    };

    private static bool IsOption(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && at < 2 && text[at] is '-' or '/' or '+')
            at++;
        if (at == 0 || at == text.Length || !char.IsAsciiLetterOrDigit(text[at]))
            return false;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_' or '?'))
            at++;
        if (at == text.Length)
            return true;
        ReadOnlySpan<char> value = text[at] is '=' or ' ' ? text[(at + 1)..] : text[at..];
        return value.Length > 1 && value[0] == '<' ? value.IndexOf('>') == value.Length - 1
            : value.Length > 0 && char.IsAsciiLetter(value[0]) && !value.ContainsAny(' ', '\t');
    }
}
