using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed generate</c>: the main job.</summary>
internal sealed class GenerateCommand
{
    private readonly InputOptions _inputs = new("Files and folders: documents (.md, .html, .txt, .pdf), or rows (.jsonl, .csv) for a recipe over rows.");
    private readonly RecipeOptions _recipe = new();
    private readonly ModelOptions _models = new();
    private readonly BudgetOption _budget = new();
    private readonly TargetOptions _target = new();
    private readonly OutputOptions _output = new();

    private readonly Option<DirectoryInfo?> _out = new("--out")
    {
        Description = "The run folder (default: runs/RECIPE-INPUT). Running again with the same settings goes on where it ended.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _update = new("--update")
    {
        Description = "Make the run anew when its inputs, recipe, seed or models changed; old outputs are kept under previous/, answered requests are not asked again.",
    };

    public static Command Create() => new GenerateCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "generate",
            "Grow a dataset from documents or rows.",
            "seedbed generate examples/handbook --out run",
            "seedbed generate docs/ --model http://127.0.0.1:8000/v1#qwen3-30b --set questions=8",
            "seedbed generate docs/ --model http://127.0.0.1:8000/v1#qwen3-30b --target 1000",
            "seedbed generate docs/ --include '**/*.md' --recipe my/recipe.yaml");
        command.Options.Add(_out);
        _recipe.AddTo(command);
        _target.AddTo(command);
        _models.AddTo(command);
        _budget.AddTo(command);
        _inputs.AddTo(command);
        command.Options.Add(_update);
        _output.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunModels models = _models.Models(parsed);
        var view = RunView.For(_output.Quiet(parsed), _output.Json(parsed));
        string name = _recipe.Recipe(parsed) ?? RecipeChoice.Default(models, view, _inputs.Inputs(parsed));
        Recipe recipe = RecipeChoice.Load(name, _recipe.Parameters(parsed), _models.AreGiven(parsed));
        IReadOnlyList<string> inputs = _inputs.Inputs(parsed);
        var run = new RecipeRun(recipe, new RunSettings
        {
            Out = parsed.GetValue(_out)?.FullName ?? RecipeChoice.Out(recipe, inputs),
            Inputs = inputs,
            Files = _inputs.Source(parsed, _models.Configuration(parsed)),
            Seed = _recipe.Seed(parsed),
            Models = models,
            Budget = _budget.Budget(parsed),
            Target = _target.Target(parsed),
            Update = parsed.GetValue(_update),
        });
        return await view.FollowAsync(run, cancellationToken);
    }
}
