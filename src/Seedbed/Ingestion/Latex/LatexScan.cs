namespace Seedbed.Ingestion.Latex;

/// <summary>
/// Finds where groups and environments end. What is not closed is looked for a bounded number of times, so that a text of nothing but
/// openings stays linear.
/// </summary>
internal sealed class LatexScan(string text)
{
    private const int MostFailures = 64;
    private int _failures;

    /// <summary>The first place from here on that is no white space; a blank line is not crossed.</summary>
    public int SkipSpace(int at, int to)
    {
        int lines = 0;
        for (; at < to && char.IsWhiteSpace(text[at]); at++)
        {
            if (text[at] == '\n' && ++lines == 2)
                return at;
        }

        return at;
    }

    /// <summary>The place of the sign that closes the group that opens here; -1 when there is none.</summary>
    public int Close(int open, int to, char opener = '{', char closer = '}')
    {
        int depth = 0, braces = 0;
        for (int at = open; at < to && _failures < MostFailures; at++)
        {
            char value = text[at];
            if (value == '\\')
                at++;
            else if (value == '%')
                at = EndOfLine(at, to) - 1;
            else if (opener != '{' && value is '{' or '}')
                braces += value == '{' ? 1 : -1;
            else if (value == opener && braces == 0)
                depth++;
            else if (value == closer && braces <= 0 && --depth == 0)
                return at;
            if (opener != '{' && (braces < 0 || at - open > 2_000))
                return -1;
        }

        _failures++;
        return -1;
    }

    /// <summary>The end of the line, where its end sign stands.</summary>
    public int EndOfLine(int at, int to)
    {
        int end = text.AsSpan(at, to - at).IndexOfAny('\n', '\r');
        return end < 0 ? to : at + end;
    }

    /// <summary>The place where these words stand next; -1 when they don't.</summary>
    public int Find(string words, int at, int to)
    {
        if (_failures >= MostFailures)
            return -1;
        int found = text.AsSpan(at, to - at).IndexOf(words, StringComparison.Ordinal);
        _failures += found < 0 ? 1 : 0;
        return found < 0 ? -1 : at + found;
    }

    /// <summary>The place of an environment's end, those of its name within it passed over; -1 when there is none.</summary>
    public int FindEnd(string name, int at, int to)
    {
        string begin = $"\\begin{{{name}}}", end = $"\\end{{{name}}}";
        for (int depth = 1; at < to;)
        {
            int close = Find(end, at, to);
            if (close < 0)
                return -1;
            int inner = text.AsSpan(at, close - at).IndexOf(begin, StringComparison.Ordinal);
            depth += inner < 0 ? -1 : 1;
            if (depth == 0)
                return close;
            at = inner < 0 ? close + end.Length : at + inner + begin.Length;
        }

        return -1;
    }
}
