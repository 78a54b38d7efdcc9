using Seedbed.Steps;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Reads a recipe's tree into a <see cref="Recipe"/>; what is wrong with it is said all at once.</summary>
internal static class RecipeReader
{
    private const string Owner = "the recipe";

    public static Recipe Read(
        YamlNode root, string file, IReadOnlyDictionary<string, string>? set, Verbs? verbs, Func<StepFiles> files)
    {
        var errors = new YamlErrors();
        if (root is not YamlMap map)
            throw new SeedbedException($"{root.At}: a recipe is a mapping with 'source' and 'steps', not {root.Described}");
        RecipeParts parts = RecipeTables.Top.Bind(map, Owner, errors);
        string name = parts.Name ?? NameOf(file);
        List<RecipeParameter> parameters = ParameterReader.Read(parts.Parameters, name, set, errors);
        var substitution = new Substitution(parameters.ToDictionary(parameter => parameter.Name), errors);
        OptionValue? source = In(substitution, parts.Source), steps = In(substitution, parts.Steps), output = In(substitution, parts.Output);

        // A value that could not be put in would be reported a second time as one of the wrong kind.
        errors.ThrowIfAny();
        var recipe = new Recipe(Body(map.At, source, steps, output), files)
        {
            Name = name,
            Summary = parts.Summary,
            Parameters = parameters,
            Source = SourceReader.Read(source!, errors),
            Steps = StepReader.Read(steps!, verbs ?? Verbs.BuiltIn, errors),
            Output = output is null ? new() : RecipeTables.Output.Bind(output.Node, "'output'", errors),
        };
        errors.ThrowIfAny();
        return recipe;
    }

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
