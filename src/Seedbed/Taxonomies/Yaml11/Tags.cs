using System.Text.RegularExpressions;

namespace Seedbed.Taxonomies.Yaml11;

/// <summary>The tags of YAML 1.1 and which of them a text without quotes has, as PyYAML finds them.</summary>
internal static partial class Tags
{
    public const string Prefix = "tag:yaml.org,2002:";
    public const string Null = Prefix + "null";
    public const string Flag = Prefix + "bool";
    public const string Whole = Prefix + "int";
    public const string Number = Prefix + "float";
    public const string Text = Prefix + "str";
    public const string Bytes = Prefix + "binary";
    public const string Moment = Prefix + "timestamp";
    public const string Merge = Prefix + "merge";
    public const string Value = Prefix + "value";
    public const string List = Prefix + "seq";
    public const string Map = Prefix + "map";
    public const string Set = Prefix + "set";
    public const string OrderedMap = Prefix + "omap";
    public const string Pairs = Prefix + "pairs";

    /// <summary>The tag of a text without quotes.</summary>
    public static string Of(string text)
    {
        if (text.Length == 0)
            return Null;
        return text[0] switch
        {
            '~' when text == "~" => Null,
            '<' when text == "<<" => Merge,
            '=' when text == "=" => Value,
            >= '0' and <= '9' => OfDigits(text),
            '+' or '-' or '.' => OfNumber(text),
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' => OfWord(text),
            _ => Text,
        };
    }

    private static string OfWord(string text) => text switch
    {
        "yes" or "Yes" or "YES" or "no" or "No" or "NO" or "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
            or "on" or "On" or "ON" or "off" or "Off" or "OFF" => Flag,
        "null" or "Null" or "NULL" => Null,
        _ => Text,
    };

    private static string OfDigits(string text)
    {
        string tag = OfNumber(text);
        return tag == Text && IsMoment().IsMatch(text) ? Moment : tag;
    }

    private static string OfNumber(string text) =>
        IsNumber().IsMatch(text) ? Number
        : text[0] != '.' && IsWhole().IsMatch(text) ? Whole
        : Text;

    // The line feed at the end is Python's $; only a text with the tag ! can end in one.
    [GeneratedRegex(@"\A(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\n?\z")]
    private static partial Regex IsNumber();

    [GeneratedRegex(@"\A(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\n?\z")]
    private static partial Regex IsWhole();

    [GeneratedRegex(@"\A(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)\n?\z")]
    private static partial Regex IsMoment();
}
