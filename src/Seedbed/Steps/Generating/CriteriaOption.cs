using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps.Generating;

/// <summary>Reads <c>criteria:</c>, the names and meanings of what a row is judged by.</summary>
internal static class CriteriaOption
{
    private const int Most = 20;

    /// <summary>The option as the recipe reference lists it.</summary>
    public static OptionText Text { get; } = new(
        "criteria",
        "mapping of name to text",
        "what is scored, each by itself: the name and what it means, which the prompt's end tells the model; scores go into the columns `AS_NAME`, and the least of them into `AS`");

    /// <summary>Reads the option; a fault is noted with its place.</summary>
    public static List<KeyValuePair<string, string>> Read(OptionValue value)
    {
        var read = new List<KeyValuePair<string, string>>();
        if (!value.TryMap(out YamlMap map))
            return read;
        if (map.Entries.Count is 0 or > Most)
            value.Fail($"a mapping of 1 to {Most} names");
        string[] names = [.. map.Entries.Select(entry => entry.Key)];
        foreach (YamlEntry entry in map.Entries)
        {
            if (!IsName(entry.Key, names))
                value.Errors.Add(entry.At, $"'{entry.Key}' can't be a criterion of {value.Owner}; use a name of letters, digits, '-' and '_' that ends in neither 'reason' nor 'votes'");
            else if (value.Part(entry.Value).TryText(out string meaning))
                read.Add(new(entry.Key, meaning));
        }

        return read;
    }

    private static bool IsName(string name, string[] names) =>
        name.Length > 0
        && name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_')
        && !name.EndsWith("reason", StringComparison.Ordinal)
        && !name.EndsWith("votes", StringComparison.Ordinal)
        && names.Count(other => other == name) == 1;
}
