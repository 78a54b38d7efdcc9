using Seedbed.Cli.Terminal;
using Seedbed.Ingestion.Web;
using Seedbed.Recipes;
using Seedbed.RowFiles;
using Seedbed.Runs;

namespace Seedbed.Cli.Commands;

/// <summary>What holds where the user names neither recipe nor folder.</summary>
internal static class RecipeChoice
{
    /// <summary>The recipe for a taxonomy.</summary>
    public const string Taxonomy = "taxonomy";

    private const int LongestOut = 80;

    /// <summary><c>qa</c> when a model is named; else <c>qa-extractive</c>, which needs none, and says so.</summary>
    /// <exception cref="SeedbedException">The inputs are rows, which only a recipe can tell what to do with.</exception>
    public static string Default(RunModels models, RunView view, IReadOnlyList<string> inputs)
    {
        if (inputs.Count > 0 && inputs.All(RowFile.IsRowFile))
            throw new SeedbedException($"{WebPages.Shown(inputs[0])} holds rows, and no recipe says what to make of them; name one with --recipe, or the column that holds the text of documents with --text");
        if (models.Teacher is not null)
            return "qa";
        view.Say("no model is named: the recipe qa-extractive finds questions and answers by rules (name a model with --model to have one write)");
        return "qa-extractive";
    }

    /// <summary>The recipe, unless the user names a model for one that asks none.</summary>
    /// <exception cref="SeedbedException">There is no such recipe, it is wrong, or a model is named for nothing.</exception>
    public static Recipe Load(string name, IReadOnlyDictionary<string, string> parameters, bool modelIsGiven)
    {
        Recipe recipe = Recipe.Load(name, parameters);
        return recipe.UsesModels || recipe.IsCountedByServer || !modelIsGiven
            ? recipe
            : throw new SeedbedException($"the recipe {recipe.Name} asks no model; leave --model and --critic out, or name a recipe that does with --recipe");
    }

    /// <summary><c>runs/RECIPE-INPUT</c>.</summary>
    public static string Out(Recipe recipe, IReadOnlyList<string> inputs)
    {
        string input = WebPages.IsUrl(inputs[0])
            ? string.Concat(WebPages.NameOf(inputs[0]).Replace('/', '-').EnumerateRunes().Take(LongestOut)).TrimEnd('-')
            : Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(inputs[0])));
        return Path.Combine("runs", $"{recipe.Name}-{(input.Length == 0 ? "root" : input)}");
    }
}
