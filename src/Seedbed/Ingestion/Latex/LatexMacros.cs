using System.Text;

namespace Seedbed.Ingestion.Latex;

/// <summary>The author's own commands.</summary>
internal sealed class LatexMacros
{
    private const int Most = 5_000;
    private const int Longest = 10_000;
    private readonly Dictionary<string, (int Arguments, string? Default, string Body)> _all = new(StringComparer.Ordinal);

    /// <summary>How many arguments a command takes, and what the first is when it isn't given; null when it isn't the author's.</summary>
    public (int Arguments, string? Default)? Of(string name) => _all.TryGetValue(name, out (int Arguments, string? Default, string Body) macro) ? (macro.Arguments, macro.Default) : null;

    /// <summary>What a command with these arguments stands for.</summary>
    public string Expand(string name, IReadOnlyList<string> arguments)
    {
        string body = _all[name].Body;
        if (arguments.Count == 0)
            return body;
        var text = new StringBuilder();
        for (int at = 0; at < body.Length; at++)
        {
            bool isArgument = body[at] == '#' && at + 1 < body.Length && char.IsAsciiDigit(body[at + 1]) && body[at + 1] - '1' is var place && place >= 0 && place < arguments.Count;
            if (isArgument)
                text.Append(arguments[body[++at] - '1']);
            else
                text.Append(body[at]);
        }

        return text.ToString();
    }

    /// <summary>Takes up a definition; the place after it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="command">The command that defines.</param>
    /// <param name="at">The place after that.</param>
    /// <param name="to">The end of the text.</param>
    /// <param name="scan">Finds the ends of groups.</param>
    public int Define(string text, string command, int at, int to, LatexScan scan)
    {
        at = scan.SkipSpace(at < to && text[at] == '*' ? at + 1 : at, to);
        bool isBraced = at < to && text[at] == '{';
        int name = isBraced ? scan.SkipSpace(at + 1, to) : at;
        if (name >= to || text[name] != '\\')
            return at;
        int end = name + 1;
        while (end < to && char.IsAsciiLetter(text[end]))
            end++;
        if (end == name + 1)
            return Math.Min(to, end + 1);
        int after = isBraced ? scan.SkipSpace(end, to) : end;
        if (isBraced && after < to && text[after] == '}')
            after++;
        bool isPlain = command is "def" or "gdef" or "edef" or "xdef";
        int count = isPlain ? Hashes(text, ref after, to) : Count(text, ref after, to, scan);
        string? first = isPlain ? null : Optional(text, ref after, to, scan);
        after = scan.SkipSpace(after, to);
        if (after >= to || text[after] != '{' || scan.Close(after, to) is var close && close < 0)
            return end;
        string body = text[(after + 1)..close];
        if (body.Length <= Longest && _all.Count < Most && LatexCommands.Of(text[(name + 1)..end]).Kind == LatexCommand.Passed)
            _all[text[(name + 1)..end]] = (count, first, body);
        return close + 1;
    }

    private static int Hashes(string text, ref int at, int to)
    {
        int count = 0;
        for (; at < to && text[at] is not ('{' or '\n') && count < 10; at++)
            count += text[at] == '#' ? 1 : 0;
        return Math.Min(count, 9);
    }

    private static int Count(string text, ref int at, int to, LatexScan scan) =>
        Optional(text, ref at, to, scan) is { Length: 1 } digit && char.IsAsciiDigit(digit[0]) ? digit[0] - '0' : 0;

    private static string? Optional(string text, ref int at, int to, LatexScan scan)
    {
        int open = scan.SkipSpace(at, to);
        if (open >= to || text[open] != '[' || scan.Close(open, to, '[', ']') is var close && close < 0)
            return null;
        at = close + 1;
        return text[(open + 1)..close];
    }
}
