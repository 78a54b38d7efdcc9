using Seedbed.Steps;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Reads a recipe's tree into a <see cref="Recipe"/>; what is wrong with it is said all at once.</summary>
internal static class RecipeReader
{
    private const string Owner = "the recipe";

    public static Recipe Read(
        YamlNode root, string file, IReadOnlyDictionary<string, string>? set, Verbs? verbs, Func<StepFiles> files, string? folder = null)
    {
        var errors = new YamlErrors();
        if (root is not YamlMap map)
            throw new SeedbedException($"{root.At}: a recipe is a mapping with 'source' and 'steps', not {root.Described}");
        RecipeParts parts = RecipeTables.Top.Bind(map, Owner, errors);
        string name = parts.Name ?? NameOf(file);
        (IReadOnlyDictionary<string, string>? own, IReadOnlyDictionary<string, string> others) = Sorted(parts, set);
        List<RecipeParameter> parameters = ParameterReader.Read(parts.Parameters, name, own, errors);
        var substitution = new Substitution(parameters.ToDictionary(parameter => parameter.Name), errors);
        OptionValue? source = In(substitution, parts.Source), steps = In(substitution, parts.Steps), works = In(substitution, parts.Parts), output = In(substitution, parts.Output);

        // A value that could not be put in would be reported a second time as one of the wrong kind.
        errors.ThrowIfAny();
        RecipeSource from = SourceReader.Read(source!, errors);
        IReadOnlyList<RecipePart> parted = works is null ? [] : new PartReader(folder, others, verbs, errors).Read(works);
        if (works is not null && from is not TaxonomySource)
            errors.Add(works.Node.At, "'parts' are parts of a taxonomy; say source: taxonomy, or give 'steps'");
        var recipe = new Recipe(Body(map.At, source, steps, works, output), files)
        {
            Name = name,
            Summary = parts.Summary,
            Parameters = parameters,
            Source = InFolder(from, folder),
            Steps = steps is null ? PartSteps.Named(parted) : StepReader.Read(steps, verbs ?? Verbs.BuiltIn, errors),
            Parts = parted,
            Output = output is null ? PartSteps.Output(parted) : RecipeTables.Output.Bind(output.Node, "'output'", errors),
        };
        errors.ThrowIfAny();
        return recipe;
    }

    // What the recipe does not declare is its parts' to know.
    private static (IReadOnlyDictionary<string, string>? Own, IReadOnlyDictionary<string, string> Others) Sorted(
        RecipeParts parts, IReadOnlyDictionary<string, string>? set)
    {
        if (parts.Parts is null || set is null)
            return (set, new Dictionary<string, string>());
        string[] own = parts.Parameters?.Node is YamlMap declared ? [.. declared.Entries.Select(entry => entry.Key)] : [];
        ILookup<bool, KeyValuePair<string, string>> sorted = set.ToLookup(pair => own.Contains(pair.Key));
        return (sorted[true].ToDictionary(), sorted[false].ToDictionary());
    }

    private static RecipeSource InFolder(RecipeSource source, string? folder) => source switch
    {
        ChunksSource chunks => chunks with { Folder = folder },
        TaxonomySource taxonomy => taxonomy with { Chunks = taxonomy.Chunks with { Folder = folder } },
        _ => source,
    };

    private static OptionValue? In(Substitution substitution, OptionValue? part) =>
        part is null ? null : part with { Node = substitution.In(part.Node) };

    private static YamlMap Body(YamlPlace at, params OptionValue?[] parts) =>
        new(at, [.. parts.OfType<OptionValue>().Select(part => new YamlEntry(part.Name, part.Node.At, part.Node))]);

    private static string NameOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return Path.GetFileName(file) == Recipe.FileName && Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) is { Length: > 0 } folder
            ? folder
            : name;
    }
}
