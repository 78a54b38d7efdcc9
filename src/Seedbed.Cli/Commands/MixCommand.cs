using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Terminal;
using Seedbed.Export.InstructLab;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed mix RECIPE</c>: several datasets in one, as a mixing recipe of InstructLab says.</summary>
internal sealed class MixCommand
{
    private readonly Argument<FileInfo> _recipe = new("RECIPE") { Description = "The mixing recipe: datasets with their sampling sizes." };

    private readonly Option<FileInfo?> _out = new("--out")
    {
        Description = "The file to write (default: RECIPE's name with _mixed.jsonl, in the current folder).",
        HelpName = "FILE",
    };

    private readonly Option<string> _seed = new("--seed")
    {
        Description = "The seed of all random choices, any text.",
        HelpName = "SEED",
        DefaultValueFactory = _ => "0",
    };

    public static Command Create() => new MixCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "mix",
            "Mix datasets by a recipe of paths and sampling sizes, as InstructLab's.",
            "seedbed mix skills_recipe.yaml",
            "seedbed mix skills_recipe.yaml --out train.jsonl --seed 7") { _recipe, _out, _seed };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string path = parsed.GetValue(_recipe)!.FullName;
        MixRecipe recipe = MixRecipe.Read(ShownPath.Of(path));
        string file = parsed.GetValue(_out)?.FullName ?? Path.GetFullPath(Path.GetFileNameWithoutExtension(path) + "_mixed.jsonl");
        MixResult result = await DatasetMix.RunAsync(recipe, file, parsed.GetValue(_seed)!, cancellationToken);
        foreach (MixedPart part in result.Parts)
            Console.Out.WriteLine($"{NumberWords.Of(part.Written)} of {NumberWords.Of(part.Rows, "row")}  {part.Path}");
        if (result.Empty > 0)
            Console.Out.WriteLine($"{NumberWords.Of(result.Empty, "row")} left out: a message is empty");
        Console.Out.WriteLine($"{NumberWords.Of(result.Rows, "row")}  {ShownPath.Of(file)}");
        return result.Empty == 0 ? ExitCodes.Done : ExitCodes.Short;
    }
}
