using System.CommandLine;
using System.Globalization;
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
    private readonly InputOptions _inputs = new("Files and folders, as for generate.");
    private readonly RecipeOptions _recipe = new();
    private readonly ModelOptions _models = new();
    private readonly BudgetOption _budget = new();

    private readonly Option<long?> _target = TargetOptions.Rows("Reckon for so many accepted rows (default: the source is worked once).");

    private readonly Option<int?> _sample = new("--sample")
    {
        Description = "Really ask so many units, spread over the source, to measure tokens, time and the rows that a unit gives; generate finds the answers (default: nothing is asked).",
        HelpName = "K",
    };

    private readonly Option<DirectoryInfo?> _out = new("--out")
    {
        Description = "The run folder in which generate will look for what --sample asked (default: runs/RECIPE-INPUT).",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object, for machines." };

    private EstimateCommand() => _sample.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int units) && units is < 1 or > 1000)
            result.AddError("--sample must be a whole number from 1 to 1000");
    });

    public static Command Create() => new EstimateCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "estimate",
            "Say what a run would ask its models, what that would cost and how long it would take; asks nothing unless --sample is given.",
            "seedbed estimate docs/ --model http://127.0.0.1:8000/v1#qwen3-30b --price 0.10/0.40",
            "seedbed estimate docs/ --model writer --sample 5 --target 1000");
        command.Options.Add(_target);
        command.Options.Add(_sample);
        command.Options.Add(_out);
        _recipe.AddTo(command);
        _models.AddTo(command);
        _budget.AddTo(command);
        _inputs.AddTo(command);
        command.Options.Add(_json);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RunModels models = _models.Models(parsed);
        IReadOnlyList<string> inputs = _inputs.Inputs(parsed);
        string name = _recipe.Recipe(parsed) ?? RecipeChoice.Default(models, new QuietRunView(), inputs);
        Recipe recipe = RecipeChoice.Load(name, _recipe.Parameters(parsed), _models.AreGiven(parsed));
        Budget budget = _budget.Budget(parsed);
        if (parsed.GetValue(_sample) is null && budget != Budget.None)
            throw new SeedbedException("--budget limits what --sample asks; without it nothing is asked, so leave --budget out");
        var estimating = new RunEstimate(recipe, new RunSettings
        {
            Out = parsed.GetValue(_out)?.FullName ?? RecipeChoice.Out(recipe, inputs),
            Inputs = inputs,
            Files = _inputs.Source(parsed, _models.Configuration(parsed)),
            Seed = _recipe.Seed(parsed),
            Models = models,
            Budget = budget,
        });
        long? target = parsed.GetValue(_target);
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
