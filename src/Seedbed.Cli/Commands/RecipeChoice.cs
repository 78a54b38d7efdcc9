using Seedbed.Cli.Terminal;
using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Cli.Commands;

/// <summary>What holds where the user names neither recipe nor folder.</summary>
internal static class RecipeChoice
{
    /// <summary><c>qa</c> when a model is named; else <c>qa-extractive</c>, which needs none, and says so.</summary>
    public static string Default(RunModels models, RunView view)
    {
        if (models.Teacher is not null)
            return "qa";
        view.Say("no model is named: the recipe qa-extractive finds questions and answers by rules (name a model with --model to have one write)");
        return "qa-extractive";
    }

    /// <summary><c>runs/RECIPE-INPUT</c>.</summary>
    public static string Out(Recipe recipe, IReadOnlyList<string> inputs)
    {
        string input = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(inputs[0])));
        return Path.Combine("runs", $"{recipe.Name}-{(input.Length == 0 ? "root" : input)}");
    }
}
