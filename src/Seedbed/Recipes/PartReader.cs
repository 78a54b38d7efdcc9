using Seedbed.Steps;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Reads <c>parts:</c>, the recipes that work a source's parts.</summary>
/// <param name="folder">The folder that paths begin in; null for a built-in recipe, which names others like it.</param>
/// <param name="set">Values of parameters that are not the recipe's own: each part takes what it has.</param>
/// <param name="verbs">The verbs that they may call.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class PartReader(string? folder, IReadOnlyDictionary<string, string> set, Verbs? verbs, YamlErrors errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The parts in their order.</summary>
    public IReadOnlyList<RecipePart> Read(OptionValue parts)
    {
        if (!parts.TryMap(out YamlMap map))
            return [];
        var read = new List<RecipePart>();
        foreach (YamlEntry entry in map.Entries)
        {
            if (!TaxonomySource.Kinds.Contains(entry.Key))
                errors.Add(entry.At, $"'{entry.Key}' is no kind of seed example{NearestName.Hint(entry.Key, TaxonomySource.Kinds)}");
            else if (parts.Part(entry.Value).TryText(out string name) && Load(name, entry) is { } recipe)
                read.Add(new(entry.Key, recipe));
        }

        foreach (string name in set.Keys.Except(_known).Order(StringComparer.Ordinal))
            errors.Add(new($"--set {name}", 0, 0), $"no part of the recipe has a parameter '{name}'{NearestName.Hint(name, [.. _known])}");
        return read;
    }

    private Recipe? Load(string name, YamlEntry entry)
    {
        try
        {
            string place = folder is null || BuiltInRecipe.Find(name) is not null ? name : Path.Combine(folder, name);
            var recipe = Recipe.Load(place, verbs: verbs);
            string[] known = [.. recipe.Parameters.Select(parameter => parameter.Name)];
            _known.UnionWith(known);
            if (set.Keys.Any(known.Contains))
                recipe = Recipe.Load(place, set.Where(pair => known.Contains(pair.Key)).ToDictionary(), verbs);
            if (recipe.Source is TaxonomySource && recipe.Parts.Count == 0)
                return recipe;
            errors.Add(entry.Value.At, $"'{name}' can't be a part: its source must be taxonomy, and it must have steps of its own");
        }
        catch (SeedbedException fault)
        {
            errors.Add(fault);
        }

        return null;
    }
}
