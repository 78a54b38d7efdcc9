using System.Text;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.AsciiDoc;

/// <summary>What <c>{names}</c> stand for at this place of the text. Values are resolved when they are set, so that none grows by itself.</summary>
internal sealed class AdocAttributes(GrowthBudget budget)
{
    private const int Most = 10_000;
    private const int Longest = 10_000;
    private const int LongestName = 100;
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["empty"] = "",
        ["blank"] = "",
        ["sp"] = " ",
        ["nbsp"] = " ",
        ["zwsp"] = "",
        ["wj"] = "",
        ["apos"] = "'",
        ["quot"] = "\"",
        ["lsquo"] = "‘",
        ["rsquo"] = "’",
        ["ldquo"] = "“",
        ["rdquo"] = "”",
        ["deg"] = "°",
        ["plus"] = "\\+",
        ["brvbar"] = "¦",
        ["vbar"] = "|",
        ["amp"] = "&",
        ["lt"] = "\\<",
        ["gt"] = ">",
        ["startsb"] = "\\[",
        ["endsb"] = "]",
        ["caret"] = "\\^",
        ["asterisk"] = "\\*",
        ["tilde"] = "\\~",
        ["backslash"] = "\\\\",
        ["backtick"] = "\\`",
        ["two-colons"] = "::",
        ["two-semicolons"] = ";;",
        ["cpp"] = "C\\+\\+",
        ["pp"] = "\\+\\+",
        ["asciidoctor"] = "",
        ["asciidoctor-version"] = "2.0.18",
    };

    /// <summary>The line's name and value; false when it sets no attribute.</summary>
    public static bool IsEntry(ReadOnlySpan<char> line, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = default;
        if (line.Length < 3 || line[0] != ':')
            return false;
        int end = line[1..Math.Min(line.Length, LongestName)].IndexOf(':') + 1;
        if (end < 2 || (end + 1 < line.Length && line[end + 1] is not (' ' or '\t')))
            return false;
        name = line[1..end];
        value = line[(end + 1)..].Trim();
        foreach (char sign in name)
        {
            if (!char.IsLetterOrDigit(sign) && sign is not ('-' or '_' or '!'))
                return false;
        }

        return true;
    }

    /// <summary>Whether a name stands for something.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Sets an attribute, or with <c>!</c> before or after its name takes it away.</summary>
    public void Set(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        string key = name.Trim('!').ToString();
        if (name.Contains('!'))
            _values.Remove(key);
        else if (_values.Count < Most)
            _values[key] = Resolve(value[..Math.Min(value.Length, Longest)].ToString()) is var text && text.Length > Longest ? text[..Longest] : text;
    }

    /// <summary>A text with its names resolved; those that are not known stay.</summary>
    public string Resolve(string text)
    {
        int open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return text;
        var resolved = new StringBuilder(text.Length + 64);
        int at = 0;
        while (open >= 0)
        {
            resolved.Append(text, at, open - at);
            at = open;
            int length = text.AsSpan(open, Math.Min(LongestName, text.Length - open)).IndexOf('}');
            bool isEscaped = open > 0 && text[open - 1] == '\\';
            if (length > 1 && !isEscaped && _values.TryGetValue(text.Substring(open + 1, length - 1), out string? value) && budget.Allows(value.Length))
            {
                resolved.Append(value);
                at = open + length + 1;
            }
            else
            {
                resolved.Append('{');
                at++;
            }

            open = at < text.Length ? text.IndexOf('{', at) : -1;
        }

        return resolved.Append(text, at, text.Length - at).ToString();
    }
}
