using System.Text;

namespace Seedbed.Ingestion.Web;

/// <summary>Text files that list URLs, one a line.</summary>
internal static class WebList
{
    private const int LongestLine = 64 * 1024;
    private const int MostLines = 1_000_000;

    /// <summary>The lines that say something, each with its number.</summary>
    /// <exception cref="SeedbedException">The file can't be read, or is no list.</exception>
    public static IEnumerable<(string Text, int Line)> Read(string file)
    {
        if (Directory.Exists(file))
            throw new SeedbedException($"'{file}' is a folder; name a text file that lists URLs, one a line");
        using StreamReader lines = Open(file);
        int number = 0;
        while (Next(lines, file) is { } line)
        {
            if (++number > MostLines || line.Length > LongestLine || line.Contains('\0', StringComparison.Ordinal))
                throw new SeedbedException($"{file}:{number} is no line of a list of URLs; name a text file that lists URLs, one a line");
            string text = WithoutNote(line.TrimStart('\uFEFF'));
            if (text.Length > 0)
                yield return (text, number);
        }
    }

    // A # without a space before it belongs to the URL.
    private static string WithoutNote(string line)
    {
        string text = line.Trim();
        if (text.StartsWith('#'))
            return "";
        int note = -1;
        for (int at = 1; at < text.Length && note < 0; at++)
            note = text[at] == '#' && char.IsWhiteSpace(text[at - 1]) ? at : -1;
        return note < 0 ? text : text[..note].TrimEnd();
    }

    private static StreamReader Open(string file)
    {
        try
        {
            return new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SeedbedException($"'{file}' does not exist; name a text file that lists URLs, one a line", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, fault);
        }
    }

    private static string? Next(StreamReader lines, string file)
    {
        try
        {
            return lines.ReadLine();
        }
        catch (IOException fault)
        {
            throw Unreadable(file, fault);
        }
    }

    private static SeedbedException Unreadable(string file, Exception fault) =>
        new($"{file} can't be read ({fault.Message}); give it read permission", fault);
}
