using System.Text.RegularExpressions;
using Seedbed.Yaml;

namespace Seedbed.Recipes.Importing;

/// <summary>Pieces of a recipe's YAML.</summary>
internal static partial class StepText
{
    /// <summary>A text as a value; <c>${</c> in it is no parameter.</summary>
    public static string Value(string text) => YamlText.Quoted(text.Replace("${", "$${", StringComparison.Ordinal));

    /// <summary>A column's name as a key.</summary>
    public static string Key(string name) => Plain().IsMatch(name) ? name : YamlText.Quoted(name);

    /// <summary>A list of texts.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Value))}]";

    /// <summary>A column as a template names it.</summary>
    public static string Mustache(string column) => Plain().IsMatch(column) ? $"{{{{{column}}}}}" : $"{{{{[{column}]}}}}";

    /// <summary>A mapping on one line.</summary>
    public static string Map(params ReadOnlySpan<(string Key, string? Value)> entries)
    {
        var written = new List<string>();
        foreach ((string key, string? value) in entries)
        {
            if (value is not null)
                written.Add($"{key}: {value}");
        }

        return $"{{ {string.Join(", ", written)} }}";
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Plain();
}
