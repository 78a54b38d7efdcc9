using System.Globalization;
using System.Text;
using Seedbed.Ingestion.Markup;

namespace Seedbed.Ingestion.Rst;

/// <summary>What <c>|names|</c> stand for, wherever in the text it is said.</summary>
internal sealed class RstSubstitutions
{
    private const int Most = 10_000;
    private const int Longest = 10_000;
    private readonly Dictionary<string, string> _texts = new(StringComparer.OrdinalIgnoreCase);

    public RstSubstitutions(MarkupLines lines)
    {
        for (int at = 0; at < lines.Count && _texts.Count < Most; at++)
        {
            if (lines.Of(at).StartsWith(".. |"))
                Add(lines, at);
        }
    }

    /// <summary>The text that a name stands for, marked up; null when that is not said.</summary>
    public string? Of(ReadOnlySpan<char> name) => _texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out string? text) ? text : null;

    private void Add(MarkupLines lines, int at)
    {
        ReadOnlySpan<char> text = lines.Of(at)[4..];
        int bar = text[..Math.Min(text.Length, Longest)].IndexOf('|');
        if (bar <= 0)
            return;
        ReadOnlySpan<char> rest = text[(bar + 1)..].Trim();
        int length = rest.IsEmpty ? 0 : RstLine.Directive(rest);
        if (length == 0)
            return;
        string value = rest[..length].TrimEnd(": ") switch
        {
            "replace" => Whole(lines, at, rest[length..]),
            "unicode" => Unicode(rest[length..]),
            _ => "",
        };
        _texts.TryAdd(text[..bar].ToString(), value);
    }

    private static string Whole(MarkupLines lines, int at, ReadOnlySpan<char> first)
    {
        var whole = new StringBuilder().Append(first.Trim());
        int indent = lines[at].Indent;
        for (at++; at < lines.Count && !lines.IsBlank(at) && lines[at].Indent > indent && whole.Length < Longest; at++)
            whole.Append(whole.Length == 0 ? "" : " ").Append(lines.Of(at));
        return whole.Length > Longest ? whole.ToString(0, Longest) : whole.ToString();
    }

    private static string Unicode(ReadOnlySpan<char> codes)
    {
        var text = new StringBuilder();
        foreach (Range part in codes.Split(' '))
        {
            ReadOnlySpan<char> code = codes[part];
            if (code.SequenceEqual(".."))
                break;
            int sign = code.StartsWith("0x") || code.StartsWith("U+") || code.StartsWith("\\x") || code.StartsWith("\\u") ? 2 : code.StartsWith("x") || code.StartsWith("u") ? 1 : 0;
            if (sign > 0 && int.TryParse(code[sign..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) && Rune.IsValid(value))
                text.Append(new Rune(value).ToString());
            else
                text.Append(code);
        }

        return text.Length > Longest ? text.ToString(0, Longest) : text.ToString();
    }
}
