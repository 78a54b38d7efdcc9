using System.CommandLine;
using System.Globalization;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed preview</c>: a few units through every step, shown readably.</summary>
internal sealed class PreviewCommand
{
    private readonly InputOptions _inputs = new("Files and folders, as for generate.");
    private readonly RecipeOptions _recipe = new();
    private readonly ModelOptions _models = new();

    private readonly Option<int> _units = new("--units")
    {
        Description = "How many units to work, spread over the source.",
        HelpName = "N",
        DefaultValueFactory = _ => 3,
    };

    private readonly Option<DirectoryInfo?> _out = new("--out")
    {
        Description = "The run folder in which generate will look for what was answered here (default: runs/RECIPE-INPUT).",
        HelpName = "FOLDER",
    };

    private PreviewCommand() => _units.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int units) && units is < 1 or > 1000)
            result.AddError("--units must be a whole number from 1 to 1000");
    });

    public static Command Create() => new PreviewCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "preview",
            "Work a few units through every step and show what becomes of them; writes no dataset.",
            "seedbed preview examples/handbook",
            "seedbed preview docs/ --model http://127.0.0.1:8000/v1#qwen3-30b --units 2");
        command.Options.Add(_units);
        command.Options.Add(_out);
        _recipe.AddTo(command);
        _models.AddTo(command);
        _inputs.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunModels models = _models.Models(parsed);
        string name = _recipe.Recipe(parsed) ?? RecipeChoice.Default(models, RunView.For(quiet: false, json: false), _inputs.Inputs(parsed));
        Recipe recipe = RecipeChoice.Load(name, _recipe.Parameters(parsed), _models.AreGiven(parsed));
        IReadOnlyList<string> inputs = _inputs.Inputs(parsed);
        var preview = new RunPreview(recipe, new RunSettings
        {
            Out = parsed.GetValue(_out)?.FullName ?? RecipeChoice.Out(recipe, inputs),
            Inputs = inputs,
            Files = _inputs.Source(parsed, _models.Configuration(parsed)),
            Seed = _recipe.Seed(parsed),
            Models = models,
        });
        var view = new PreviewView(Console.Out);
        long rows = 0;
        await foreach (UnitResult result in preview.RunAsync(parsed.GetValue(_units), cancellationToken))
        {
            view.Write(result);
            rows += result.Rows.Count;
        }

        view.End(preview.Counts);
        foreach (string note in preview.Notes)
            await Console.Error.WriteLineAsync($"seedbed: {PlainText.Of(note)}");
        if (preview.Held is { } held)
        {
            await Console.Error.WriteLineAsync($"seedbed: {PlainText.Of(held.Message)}");
            return held.Reason == HoldReason.Batch ? ExitCodes.Waiting : ExitCodes.Short;
        }

        return rows > 0 ? ExitCodes.Done : ExitCodes.Short;
    }
}
