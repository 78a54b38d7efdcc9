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
    private readonly RunOptions _run = new(
        "Files, folders and URLs: documents (.md, .html, .txt, .pdf, .docx), or rows (.jsonl, .csv) for a recipe over rows.",
        "The run folder (default: runs/RECIPE-INPUT). Running again with the same settings goes on where it ended.");

    private readonly TargetOptions _target = new(
        "Deliver exactly so many accepted rows: units are worked in a seeded order, again and again if need be, until they are there (default: the source is worked once).");

    private readonly OutputOptions _output = new();

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
        _run.AddTo(command, [.. _target.All]);
        command.Options.Add(_update);
        _output.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var view = RunView.For(_output.Quiet(parsed), _output.Json(parsed));
        (Recipe recipe, RunSettings settings) = _run.Read(parsed, view);
        var run = new RecipeRun(recipe, settings with { Target = _target.Target(parsed), Update = parsed.GetValue(_update) });
        return await view.FollowAsync(run, cancellationToken);
    }
}
