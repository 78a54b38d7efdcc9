using System.Text.Json;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>A parameter that a recipe declares, used as <c>${name}</c> and set with <c>--set name=value</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">The value that holds when the user gives none.</param>
/// <param name="Value">The value that holds now.</param>
public sealed record RecipeParameter(string Name, YamlNode Default, YamlNode Value)
{
    /// <summary>Whether the user gave the value.</summary>
    public bool IsGiven => !ReferenceEquals(Default, Value);

    /// <summary>The value as templates and <c>run.json</c> see it.</summary>
    public JsonElement Json { get; } = Value.ToJson();
}
