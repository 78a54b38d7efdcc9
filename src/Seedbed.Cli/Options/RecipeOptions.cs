using System.CommandLine;
using System.CommandLine.Completions;

namespace Seedbed.Cli.Options;

/// <summary>Which recipe, with which parameters and seed.</summary>
internal sealed class RecipeOptions
{
    private readonly Option<string?> _recipe = new("--recipe")
    {
        Description = "A built-in recipe's name (see `seedbed recipes`) or the path of a recipe file (default: qa when a model is named, else qa-extractive).",
        HelpName = "NAME|PATH",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Set a parameter that the recipe declares, for example questions=8; may be given more than once (default: the recipe's own values).",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string> _seed = new("--seed")
    {
        Description = "The seed of all random choices, any text.",
        HelpName = "SEED",
        DefaultValueFactory = _ => "0",
    };

    public RecipeOptions() =>
        _recipe.CompletionSources.Add(_ => Seedbed.Recipes.Recipe.BuiltIns.Select(recipe => new CompletionItem(recipe.Name)));

    public void AddTo(Command command)
    {
        command.Options.Add(_recipe);
        command.Options.Add(_set);
        command.Options.Add(_seed);
    }

    public string? Recipe(ParseResult parsed) => parsed.GetValue(_recipe);

    public string Seed(ParseResult parsed) => parsed.GetValue(_seed)!;

    /// <exception cref="SeedbedException">A setting is not of the form NAME=VALUE.</exception>
    public IReadOnlyDictionary<string, string> Parameters(ParseResult parsed)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string setting in parsed.GetValue(_set) ?? [])
        {
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new SeedbedException($"--set {setting}: write it as NAME=VALUE, for example --set questions=8");
            parameters[setting[..equals]] = setting[(equals + 1)..];
        }

        return parameters;
    }
}
