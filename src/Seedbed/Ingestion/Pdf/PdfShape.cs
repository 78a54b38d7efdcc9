using System.Text.RegularExpressions;

namespace Seedbed.Ingestion.Pdf;

/// <summary>What a line's words and place say that it is.</summary>
internal static partial class PdfShape
{
    private const string Bullets = "•‣◦▪▫■□●○∗⁃–";

    /// <summary>A line of a table of contents, with dots to its page number.</summary>
    public static bool IsLeader(string text) =>
        text.Contains(". . . .", StringComparison.Ordinal) || text.Contains(".....", StringComparison.Ordinal) || text.Contains("····", StringComparison.Ordinal);

    /// <summary>The title of a boxed note or of a table, figure or listing.</summary>
    public static bool StandsAlone(string text) =>
        text is "Note" or "Tip" or "Warning" or "Caution" or "Important" or "Note:" or "Warning:" || Caption().IsMatch(text);

    /// <summary>A title of a table.</summary>
    public static bool IsTableCaption(string text) => text.StartsWith("Table ", StringComparison.Ordinal) && Caption().IsMatch(text);

    /// <summary>1 for "Chapter 3" or "3 Title", 2 for "3.1 Title", …; 0 for what has no section number.</summary>
    public static int NumberedLevel(string text)
    {
        if (Chapter().IsMatch(text))
            return 1;
        Match number = Section().Match(text);
        return number.Success ? Math.Min(6, 1 + number.Groups[1].ValueSpan.TrimEnd('.').Count('.')) : 0;
    }

    /// <summary>Whether the line is only a chapter's number, whose title follows.</summary>
    public static bool IsOnlyChapter(string text) => Chapter().IsMatch(text) && text.Length < 16;

    /// <summary>Whether the first word is a bullet.</summary>
    public static bool IsBullet(PdfLine line) =>
        line.Words.Count > 1 && ((line.Words[0].Text.Length == 1 && Bullets.Contains(line.Words[0].Text[0], StringComparison.Ordinal))
            || (line.Words[0].Text == "-" && line.Words[1].Left - line.Words[0].Right > line.Height * 0.3f));

    /// <summary>The number of a numbered item: "3." or "3)" or "(3)" before its text.</summary>
    public static int? Number(PdfLine line)
    {
        if (line.Words.Count < 2)
            return null;
        ReadOnlySpan<char> first = line.Words[0].Text.AsSpan();
        bool closed = first.Length is > 1 and <= 5 && first[^1] is '.' or ')';
        ReadOnlySpan<char> digits = closed ? first[..^1].TrimStart('(') : [];
        return digits.Length is > 0 and <= 3 && !digits.ContainsAnyExceptInRange('0', '9') ? int.Parse(digits) : null;
    }

    [GeneratedRegex(@"^(?:Table|Figure|Listing|Example) [0-9]+(?:[.\-][0-9]+)*[:.]? ?", RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^(?:Chapter|CHAPTER|Appendix|APPENDIX|Part|PART) [0-9A-Z]{1,5}(?:[.: ]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^((?:[0-9]{1,3}|[A-Z])(?:\.[0-9]{1,3}){0,5}\.?) +\S", RegexOptions.CultureInvariant)]
    private static partial Regex Section();
}
