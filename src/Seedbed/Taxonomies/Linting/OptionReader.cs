using System.Globalization;
using Seedbed.Yaml;

namespace Seedbed.Taxonomies.Linting;

/// <summary>Reads the values of rules' options.</summary>
internal static class OptionReader
{
    /// <summary>The value as a checked word; null when it is none that the option takes.</summary>
    public static string? Read(OptionSpec option, YamlNode value) => option.Kind switch
    {
        OptionKind.Words => ReadWords(option, value),
        OptionKind.Flag => Flag(value),
        OptionKind.Whole => Whole(value),
        OptionKind.Word => Word(option, value),
        _ => Whole(value) ?? Word(option, value),
    };

    public static string Wanted(OptionSpec option) => option.Kind switch
    {
        OptionKind.Flag => "true or false",
        OptionKind.Whole => "a whole number",
        OptionKind.Word => $"one of {string.Join(", ", option.Words)}",
        OptionKind.Words => $"a list of {string.Join(", ", option.Words)}",
        _ => $"a whole number or {string.Join(", ", option.Words)}",
    };

    private static string? ReadWords(OptionSpec option, YamlNode value) =>
        value is YamlList { Items: var items } && items.All(item => item is YamlScalar { Text: var word } && option.Words.Contains(word))
            ? string.Join(',', items.Cast<YamlScalar>().Select(item => item.Text))
            : null;

    // yamllint reads YAML 1.1, where yes and no are flags too.
    private static string? Flag(YamlNode value) => (value as YamlScalar)?.Text switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => "true",
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => "false",
        _ => null,
    };

    private static string? Whole(YamlNode value) =>
        value is YamlScalar scalar && scalar.TryWhole(out long whole) && whole is >= -1 and <= int.MaxValue
            ? whole.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? Word(OptionSpec option, YamlNode value)
    {
        string? word = option.Words.Contains("true") ? Flag(value) : null;
        return word ?? (value is YamlScalar { Text: var text } && option.Words.Contains(text) ? text : null);
    }
}
