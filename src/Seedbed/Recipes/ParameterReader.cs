using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Reads the declared parameters and the values that the user gives them.</summary>
internal static class ParameterReader
{
    private const int MaxItems = 100;

    public static List<RecipeParameter> Read(
        OptionValue? declared, string recipe, IReadOnlyDictionary<string, string>? set, YamlErrors errors)
    {
        var parameters = new List<RecipeParameter>();
        if (declared is not null && declared.TryMap(out YamlMap map))
        {
            foreach (YamlEntry entry in map.Entries)
            {
                if (IsSound(entry, errors))
                    parameters.Add(new(entry.Key, entry.Value, Given(entry.Key, set) ?? entry.Value));
            }
        }

        string[] known = [.. parameters.Select(parameter => parameter.Name)];
        foreach (string name in (set?.Keys ?? []).Except(known).Order(StringComparer.Ordinal))
            errors.Add(Place(name), $"recipe '{recipe}' has no parameter '{name}'{NearestName.Hint(name, known)}");
        return parameters;
    }

    private static YamlPlace Place(string name) => new($"--set {name}", 0, 0);

    private static YamlScalar? Given(string name, IReadOnlyDictionary<string, string>? set) =>
        set is not null && set.TryGetValue(name, out string? text) ? new(Place(name), text, isPlain: true) { IsGiven = true } : null;

    private static bool IsSound(YamlEntry entry, YamlErrors errors)
    {
        bool isName = entry.Key.Length > 0 && entry.Key.All(character => char.IsLetterOrDigit(character) || character is '_' or '-');
        if (!isName)
            errors.Add(entry.At, $"'{entry.Key}' is no name for a parameter; use letters, digits, '_' and '-'");
        bool isValue = entry.Value is YamlScalar
            || (entry.Value is YamlList list && list.Items.Count <= MaxItems && list.Items.All(item => item is YamlScalar));
        if (!isValue)
            errors.Add(entry.Value.At, $"the value of parameter '{entry.Key}' must be a single value or a list of at most {MaxItems} of them, not {entry.Value.Described}");
        return isName && isValue;
    }
}
