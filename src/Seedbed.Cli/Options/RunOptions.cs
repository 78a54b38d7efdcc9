using System.CommandLine;
using Seedbed.Cli.Commands;
using Seedbed.Cli.Terminal;
using Seedbed.Ingestion.Web;
using Seedbed.Recipes;
using Seedbed.Runs;

namespace Seedbed.Cli.Options;

/// <summary>What all commands ask that work a recipe: the inputs, the recipe, the models and what they may cost, the run folder.</summary>
internal sealed class RunOptions(string inputs, string folder)
{
    private readonly InputOptions _inputs = new(inputs, required: false);
    private readonly TaxonomyOptions _taxonomy = new();
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
        foreach (Option option in _taxonomy.All)
            command.Options.Add(option);
    }

    /// <summary>The recipe and the settings of its run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="view">Who says that no model is named.</param>
    /// <exception cref="SeedbedException">One of them is wrong.</exception>
    public (Recipe Recipe, RunSettings Settings) Read(ParseResult parsed, RunView view)
    {
        RunModels models = _models.Models(parsed);
        IReadOnlyList<string> taxonomies = _taxonomy.Taxonomies(parsed);
        IReadOnlyList<string> given = Inputs(_inputs.Inputs(parsed), _inputs.Lists(parsed), taxonomies);
        if (taxonomies.Count == 0 && _recipe.Recipe(parsed) is null)
            _taxonomy.Documents(parsed, isTaxonomy: false);
        string name = _recipe.Recipe(parsed) ?? (taxonomies.Count > 0 ? RecipeChoice.Taxonomy : RecipeChoice.Default(models, view, _inputs.HasText(parsed) ? [] : given));
        Recipe recipe = RecipeChoice.Load(name, _recipe.Parameters(parsed), _models.AreGiven(parsed));
        return (recipe, new()
        {
            Out = parsed.GetValue(_out)?.FullName ?? RecipeChoice.Out(recipe, [.. given, .. _inputs.Lists(parsed)]),
            Inputs = given,
            Files = _inputs.Source(parsed, _models.Configuration(parsed)),
            LeafDocuments = _taxonomy.Documents(parsed, recipe.Source is TaxonomySource),
            Seed = _recipe.Seed(parsed),
            Models = models,
            Budget = _budget.Budget(parsed),
        });
    }

    private static IReadOnlyList<string> Inputs(IReadOnlyList<string> inputs, IReadOnlyList<string> lists, IReadOnlyList<string> taxonomies)
    {
        if (inputs.Count == 0 && lists.Count == 0)
        {
            return taxonomies.Count > 0 ? taxonomies
                : throw new SeedbedException("no input was given; name files, folders or URLs of documents, or a taxonomy with --taxonomy");
        }

        return taxonomies.Count == 0 ? inputs
            : throw new SeedbedException($"both {WebPages.Shown(inputs.Count > 0 ? inputs[0] : lists[0])} and --taxonomy {taxonomies[0]} are given; a run grows from one or the other (documents of a taxonomy's leaves: --documents FOLDER)");
    }
}
