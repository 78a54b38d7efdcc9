using System.Text.Json;
using Seedbed.Models;
using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>
/// A recipe: a source, steps in order, an output. It is data: read and checked here, run by the engine, which it never
/// calls. Immutable.
/// </summary>
/// <example>
/// <code>
/// Recipe recipe = Recipe.Load("qa", new Dictionary&lt;string, string&gt; { ["questions"] = "8" });
/// CompiledRecipe compiled = recipe.Compile(new StepSetup { Seed = "7", Models = models });
/// </code>
/// </example>
public sealed class Recipe
{
    internal Recipe(YamlMap body, Func<StepFiles> files) => (Body, Files) = (body, files);

    /// <summary>The file's name in a recipe's folder.</summary>
    public const string FileName = "recipe.yaml";

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it makes, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Its parameters with their values, in the recipe's order.</summary>
    public required IReadOnlyList<RecipeParameter> Parameters { get; init; }

    /// <summary>Where its units come from.</summary>
    public required RecipeSource Source { get; init; }

    /// <summary>Its steps, in order, at least one; those of its parts one part after the other.</summary>
    public required IReadOnlyList<RecipeStep> Steps { get; init; }

    /// <summary>The recipes that work the parts of its source; empty for a recipe with steps of its own.</summary>
    public IReadOnlyList<RecipePart> Parts { get; init; } = [];

    /// <summary>What it says of its dataset.</summary>
    public required RecipeOutput Output { get; init; }

    /// <summary>The model roles that its steps ask, each once, in the order of first use; empty for a recipe without a model.</summary>
    public IReadOnlyList<string> Roles => [.. Steps.SelectMany(step => step.Roles).Distinct()];

    /// <summary>Whether a step asks a model.</summary>
    public bool UsesModels => Steps.Any(step => step.Roles.Count > 0);

    /// <summary>Whether the teacher's server tells the tokens that decide its chunks.</summary>
    public bool IsCountedByServer => ChunksSource.Of(this) is { IsCountedByServer: true };

    /// <summary>The recipe with its parameters put in, the part that decides rows.</summary>
    internal YamlMap Body { get; }

    /// <summary>Whether it says what its dataset looks like, and leaves it to no part.</summary>
    internal bool SaysOutput => Body.TryGet("output", out _);

    /// <summary>Makes the files that its steps may read, with an empty record of what was read.</summary>
    internal Func<StepFiles> Files { get; }

    /// <summary>Seedbed's own recipes, by name.</summary>
    public static IReadOnlyList<BuiltInRecipe> BuiltIns => BuiltInRecipe.All;

    /// <summary>Loads a built-in recipe by its name, else a recipe's file or the folder that it lies in.</summary>
    /// <param name="nameOrPath"><c>qa</c>, <c>my/recipe.yaml</c> or <c>my/</c>. A name with a slash or a dot is always a path.</param>
    /// <param name="set">Values of parameters, as <c>--set</c> gives them.</param>
    /// <param name="verbs">The verbs that it may call; Seedbed's own when left out.</param>
    /// <exception cref="SeedbedException">There is none, or something is wrong with it: one line for each fault.</exception>
    public static Recipe Load(string nameOrPath, IReadOnlyDictionary<string, string>? set = null, Verbs? verbs = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        if (BuiltInRecipe.Find(nameOrPath) is { } builtIn)
            return builtIn.Load(set, verbs);
        string path = Directory.Exists(nameOrPath) ? Path.Combine(nameOrPath, FileName) : nameOrPath;
        if (!File.Exists(path) && nameOrPath.AsSpan().IndexOfAny("./\\") < 0)
            throw new SeedbedException($"there is no built-in recipe '{nameOrPath}'{NearestName.Hint(nameOrPath, [.. BuiltIns.Select(recipe => recipe.Name)])}");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return RecipeReader.Read(YamlReader.ReadFile(path), path, set, verbs, () => RecipeFiles.InFolder(folder), folder);
    }

    /// <summary>Reads a recipe from a text; it has no files of its own.</summary>
    /// <param name="yaml">The recipe.</param>
    /// <param name="set">Values of parameters.</param>
    /// <param name="verbs">The verbs that it may call; Seedbed's own when left out.</param>
    /// <exception cref="SeedbedException">Something is wrong with it: one line for each fault.</exception>
    public static Recipe Parse(string yaml, IReadOnlyDictionary<string, string>? set = null, Verbs? verbs = null) =>
        RecipeReader.Read(YamlReader.Read(yaml, FileName), FileName, set, verbs, RecipeFiles.OnlyGiven);

    /// <summary>Makes the steps and checks the way of the columns. Nothing runs and nothing is asked.</summary>
    /// <param name="services">
    /// The run's <see cref="StepSetup.Seed"/>, <see cref="StepSetup.Models"/> and <see cref="StepSetup.Documents"/>, and
    /// in <see cref="StepSetup.Columns"/> what the input's rows are known to have (empty: rows may have any). What belongs
    /// to one step is filled in here.
    /// </param>
    /// <exception cref="SeedbedException">A column, prompt file, template or model is missing: one line for each fault.</exception>
    public CompiledRecipe Compile(StepSetup services) => RecipeCompiler.Compile(this, services);

    /// <summary>Compiles it as if every model were there, to find what is wrong with it.</summary>
    /// <exception cref="SeedbedException">As <see cref="Compile"/>.</exception>
    public CompiledRecipe Check() => Compile(new() { Models = ModelSet.Unconnected() });

    /// <summary>The parameters' values by name, as templates see them.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values => Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Json);
}
