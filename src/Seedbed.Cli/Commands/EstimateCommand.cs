using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Models.Budgets;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Runs.Estimates;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed estimate</c>: what a run would ask and cost, before anything is asked.</summary>
internal sealed class EstimateCommand
{
    private readonly RunOptions _run = new(
        "Files, folders and URLs, as for generate.",
        "The run folder in which generate will look for what --sample asked (default: runs/RECIPE-INPUT).");

    private readonly TargetOptions _target = new("Reckon for so many accepted rows (default: the source is worked once).");

    private readonly Option<int?> _sample = new Option<int?>("--sample")
    {
        Description = "Really ask so many units, spread over the source, to measure tokens, time and the rows that a unit gives; generate finds the answers (default: nothing is asked).",
        HelpName = "K",
    }.Within(1, 1000);

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object, for machines." };

    public static Command Create() => new EstimateCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "estimate",
            "Say what a run would ask its models, what that would cost and how long it would take; asks nothing unless --sample is given.",
            "seedbed estimate docs/ --model http://127.0.0.1:8000/v1#qwen3-30b --price 0.10/0.40",
            "seedbed estimate docs/ --model writer --sample 5 --target 1000");
        foreach (Option option in _target.All)
            command.Options.Add(option);
        command.Options.Add(_sample);
        _run.AddTo(command);
        command.Options.Add(_json);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        (Recipe recipe, RunSettings settings) = _run.Read(parsed, new QuietRunView());
        if (parsed.GetValue(_sample) is null && settings.Budget != Budget.None)
            throw new SeedbedException("--budget limits what --sample asks; without it nothing is asked, so leave --budget out");
        var estimating = new RunEstimate(recipe, settings);
        Target? target = _target.Target(parsed);
        Estimate estimate = parsed.GetValue(_sample) is { } units
            ? await estimating.SampleAsync(units, target, cancellationToken)
            : await estimating.PlanAsync(target, cancellationToken);
        if (parsed.GetValue(_json))
            Console.Out.WriteLine(EstimateJson.Of(estimate));
        else
            EstimateView.Write(Console.Out, estimate);
        return ExitCodes.Done;
    }
}
