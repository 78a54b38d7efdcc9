using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>One step of a recipe: a verb with its options read.</summary>
/// <param name="Name">Its <c>name:</c>, else <c>verb</c>, <c>verb-2</c>; unique in the recipe.</param>
/// <param name="Verb">The verb.</param>
/// <param name="Bound">Its options, ready to be made a step of.</param>
/// <param name="At">Where it stands.</param>
public sealed record RecipeStep(string Name, Verb Verb, BoundVerb Bound, YamlPlace At)
{
    /// <summary>The model roles that it asks.</summary>
    public IReadOnlyList<string> Roles => Bound.Roles;
}
