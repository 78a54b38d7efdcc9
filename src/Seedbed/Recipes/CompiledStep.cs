using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>A step ready to run, under the name that counts and rejects carry.</summary>
/// <param name="Name">Unique in the recipe.</param>
/// <param name="Verb">The verb's name.</param>
/// <param name="Step">What runs.</param>
/// <param name="At">Where the recipe has it.</param>
public sealed record CompiledStep(string Name, string Verb, Step Step, YamlPlace At)
{
    /// <summary>The part of the source whose units it works; null: all.</summary>
    public string? Part { get; init; }
}
