using System.CommandLine;
using Seedbed.Configuration;
using Seedbed.Models;
using Seedbed.Runs;

namespace Seedbed.Cli.Options;

/// <summary>Which models play the roles. A key in the environment never starts a paid call: a model is asked only when it is named here or in seedbed.yaml.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _model = new("--model")
    {
        Description = "The model that writes, and weeds unless --critic names another: an address such as http://127.0.0.1:8000/v1#qwen3-8b or openai:NAME, anthropic:NAME, ollama:NAME, batch:FOLDER#NAME or batch:FOLDER#anthropic:NAME, or a name from seedbed.yaml (default: the teacher in seedbed.yaml, if it names one).",
        HelpName = "ADDRESS|NAME",
    };

    private readonly Option<string?> _critic = new("--critic")
    {
        Description = "The model that weeds (default: --model's, else the critic in seedbed.yaml, else the teacher).",
        HelpName = "ADDRESS|NAME",
    };

    private readonly Option<string?> _price = new("--price")
    {
        Description = "What the models cost that have no price in seedbed.yaml, in US dollars per million tokens, for example 0.15/0.60, or 0.15/0.60/0.075 with the price of cached input (default: unknown).",
        HelpName = "IN/OUT",
    };

    private readonly Option<string?> _embedder = new("--embedder")
    {
        Description = "The model that turns texts into vectors, an address or a name, for recipes that embed (default: the embedder in seedbed.yaml).",
        HelpName = "MODEL",
    };

    private readonly Option<int?> _maxInFlight = new Option<int?>("--max-in-flight")
    {
        Description = "The most requests at once at one endpoint, 1 to 4096; within it the number follows what the server bears (default: seedbed.yaml's, else 4096).",
        HelpName = "N",
    }.Within(1, 4096);

    private readonly Option<string?> _giveUpAfter = new("--give-up-after")
    {
        Description = "End the run when the models' servers were sick for so long, for example 90s, 10min or 2h; running again goes on (default: seedbed.yaml's, else they are waited for).",
        HelpName = "TIME",
    };

    private readonly Option<bool> _retryFailed = new("--retry-failed")
    {
        Description = "Ask again what failed for good in an earlier run of the same folder.",
    };

    private readonly Option<bool> _noReplay = new("--no-replay")
    {
        Description = "Ask every request anew, also those that are answered in the run folder; the new answers are added and count from then on, nothing is deleted.",
    };

    private readonly Option<FileInfo?> _config = new("--config")
    {
        Description = "The configuration file (default: seedbed.yaml in the working folder, then in your configuration folder).",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_model);
        command.Options.Add(_critic);
        command.Options.Add(_embedder);
        command.Options.Add(_price);
        command.Options.Add(_maxInFlight);
        command.Options.Add(_giveUpAfter);
        command.Options.Add(_retryFailed);
        command.Options.Add(_noReplay);
        command.Options.Add(_config);
    }

    /// <summary>Whether the command line itself names a model.</summary>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(_model) is not null || parsed.GetValue(_critic) is not null;

    /// <exception cref="SeedbedException">The file named is not there, or something is wrong with it.</exception>
    public SeedbedConfiguration Configuration(ParseResult parsed) => SeedbedConfiguration.Load(parsed.GetValue(_config)?.FullName);

    /// <exception cref="SeedbedException">A model is named that is not there, or only a critic.</exception>
    public RunModels Models(ParseResult parsed)
    {
        SeedbedConfiguration configuration = Configuration(parsed);
        string? teacher = parsed.GetValue(_model) ?? configuration.Teacher;
        // A critic from seedbed.yaml belongs to its teacher; --model alone plays both roles.
        string? critic = parsed.GetValue(_critic) ?? (parsed.GetValue(_model) is null ? configuration.Critic : null);
        string? embedder = parsed.GetValue(_embedder) ?? configuration.Embedder;
        if (teacher is null && critic is not null)
            throw new SeedbedException("a critic is named but no teacher; name one with --model");
        return new()
        {
            Teacher = teacher is null ? null : Limited(Priced(configuration.Model(teacher), parsed), parsed),
            Critic = critic is null ? null : Limited(Priced(configuration.Model(critic), parsed), parsed),
            Embedder = embedder is null ? null : Limited(Priced(configuration.Model(embedder), parsed), parsed),
            RetryFailed = parsed.GetValue(_retryFailed),
            NoReplay = parsed.GetValue(_noReplay),
        };
    }

    private ModelSettings Priced(ModelSettings model, ParseResult parsed) => parsed.GetValue(_price) is { } price
        ? model with { Price = model.Price ?? ModelPrice.Parse(price) }
        : model;

    private ModelSettings Limited(ModelSettings model, ParseResult parsed) => model with
    {
        Limits = model.Limits with
        {
            MaxInFlight = parsed.GetValue(_maxInFlight) ?? model.Limits.MaxInFlight,
            GiveUpAfter = parsed.GetValue(_giveUpAfter) is { } text ? Duration.Parse("--give-up-after", text) : model.Limits.GiveUpAfter,
        },
    };
}
