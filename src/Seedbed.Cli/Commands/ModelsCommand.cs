using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Terminal;
using Seedbed.Configuration;
using Seedbed.Models;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed models check</c>: what each model's server can do, and how fast.</summary>
internal sealed class ModelsCommand
{
    private readonly Argument<string[]> _models = new("NAME|ADDRESS")
    {
        Description = "Models by their name in seedbed.yaml or their address (default: all of seedbed.yaml).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a line for each model." };

    private readonly Option<FileInfo?> _config = new("--config")
    {
        Description = "The configuration file (default: seedbed.yaml in the working folder, then in your configuration folder).",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new DocumentedCommand("models", "Check the models: whether they answer, what their servers can do, how fast.", "seedbed models check")
        {
            new ModelsCommand().Check(),
        };
        command.SetAction(new ShowHelp().Invoke);
        return command;
    }

    private DocumentedCommand Check()
    {
        var command = new DocumentedCommand(
            "check",
            "Send a few tiny requests to each model and say what its server can do.",
            "seedbed models check",
            "seedbed models check http://127.0.0.1:8000/v1#qwen3-30b ollama:qwen3:30b") { _models, _json, _config };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        SeedbedConfiguration configuration = SeedbedConfiguration.Load(parsed.GetValue(_config)?.FullName);
        string[] named = parsed.GetValue(_models) is { Length: > 0 } given ? given : [.. configuration.Models.Keys];
        if (named.Length == 0)
            throw new SeedbedException($"no model is named, and {Place(parsed)} names none; name one as `seedbed models check http://host:port/v1#name`, or write models into {SeedbedConfiguration.FileName} (docs/models.md)");
        (string Name, ModelSettings Model)[] models = [.. named.Select(name => (name, configuration.Model(name)))];
        bool areUsable = true;
        foreach ((string name, ModelSettings model) in models)
        {
            ModelCheck check = await ModelCheck.RunAsync(model, cancellationToken: cancellationToken);
            Console.Out.WriteLine(parsed.GetValue(_json) ? ModelCheckView.Json(name, check) : ModelCheckView.Text(name, check));
            areUsable &= check.IsUsable;
        }

        return areUsable ? ExitCodes.Done : ExitCodes.Mendable;
    }

    private string Place(ParseResult parsed) => parsed.GetValue(_config)?.ToString() ?? SeedbedConfiguration.FileName;
}
