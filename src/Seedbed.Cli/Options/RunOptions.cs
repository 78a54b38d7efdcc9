using System.CommandLine;
using Seedbed.Cli.Commands;
using Seedbed.Cli.Terminal;
using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Cli.Options;

/// <summary>What all commands ask that work a recipe: the inputs, the recipe, the models and what they may cost, the run folder.</summary>
internal sealed class RunOptions(string inputs, string folder)
{
    private readonly InputOptions _inputs = new(inputs);
    private readonly RecipeOptions _recipe = new();
    private readonly ModelOptions _models = new();
    private readonly BudgetOption _budget = new();
    private readonly Option<DirectoryInfo?> _out = new("--out") { Description = folder, HelpName = "FOLDER" };

    /// <summary>Adds them, further options of the command between recipe and models.</summary>
    public void AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        command.Options.Add(_out);
        _recipe.AddTo(command);
        foreach (Option option in own)
            command.Options.Add(option);
        _models.AddTo(command);
        _budget.AddTo(command);
        _inputs.AddTo(command);
    }

    /// <summary>The recipe and the settings of its run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="view">Who says that no model is named.</param>
    /// <exception cref="SeedbedException">One of them is wrong.</exception>
    public (Recipe Recipe, RunSettings Settings) Read(ParseResult parsed, RunView view)
    {
        RunModels models = _models.Models(parsed);
        IReadOnlyList<string> given = _inputs.Inputs(parsed);
        string name = _recipe.Recipe(parsed) ?? RecipeChoice.Default(models, view, given);
        Recipe recipe = RecipeChoice.Load(name, _recipe.Parameters(parsed), _models.AreGiven(parsed));
        return (recipe, new()
        {
            Out = parsed.GetValue(_out)?.FullName ?? RecipeChoice.Out(recipe, given),
            Inputs = given,
            Files = _inputs.Source(parsed, _models.Configuration(parsed)),
            Seed = _recipe.Seed(parsed),
            Models = models,
            Budget = _budget.Budget(parsed),
        });
    }
}
