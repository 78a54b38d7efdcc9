using System.CommandLine;
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
    private readonly RunOptions _run = new(
        "Files, folders and URLs, as for generate.",
        "The run folder in which generate will look for what was answered here (default: runs/RECIPE-INPUT).");

    private readonly Option<int> _units = new Option<int>("--units")
    {
        Description = "How many units to work, spread over the source.",
        HelpName = "N",
        DefaultValueFactory = _ => 3,
    }.Within(1, 1000);

    public static Command Create() => new PreviewCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "preview",
            "Work a few units through every step and show what becomes of them; writes no dataset.",
            "seedbed preview examples/handbook",
            "seedbed preview docs/ --model http://127.0.0.1:8000/v1#qwen3-30b --units 2");
        command.Options.Add(_units);
        _run.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        (Recipe recipe, RunSettings settings) = _run.Read(parsed, RunView.For(quiet: false, json: false));
        var preview = new RunPreview(recipe, settings);
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
