using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Terminal;
using Seedbed.Recipes;
using Seedbed.Recipes.Importing;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed recipes import PIPELINE</c>: a pipeline of InstructLab as a recipe.</summary>
internal sealed class RecipesImportCommand
{
    private readonly Argument<FileInfo> _pipeline = new("PIPELINE") { Description = "The pipeline's file; its prompt files lie where it says." };

    private readonly Option<DirectoryInfo?> _out = new("--out")
    {
        Description = "The folder of the recipe, new or empty (default: the pipeline's name, here).",
        HelpName = "FOLDER",
    };

    public static Command Create() => new RecipesImportCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "import",
            "Turn a pipeline of InstructLab into a recipe; what does not map is named.",
            "seedbed recipes import full/knowledge.yaml --out my-knowledge") { _pipeline, _out };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(_pipeline)!.FullName;
        ImportedRecipe recipe = PipelineImport.Read(ShownPath.Of(path));
        string folder = ShownPath.Of(parsed.GetValue(_out)?.FullName ?? Path.GetFullPath(Path.GetFileNameWithoutExtension(path)));
        recipe.WriteTo(folder);
        foreach (ImportedBlock block in recipe.Blocks)
            Write(block);
        foreach (string lost in recipe.Lost)
            Console.Out.WriteLine(PlainText.Of($"does not map: {lost}"));
        CompiledRecipe compiled = Recipe.Load(Path.Combine(folder, Recipe.FileName)).Check();
        Console.Out.WriteLine($"{NumberWords.Of(compiled.Steps.Count, "step")} in {Path.Combine(folder, Recipe.FileName)}; run it over rows with --recipe {folder}");
        return recipe.IsWhole ? ExitCodes.Done : ExitCodes.Short;
    }

    private static void Write(ImportedBlock block)
    {
        string verbs = block.Verbs.Count == 0 ? "nothing" : string.Join(", ", block.Verbs);
        Console.Out.WriteLine(PlainText.Of($"{block.Name} ({block.Type}) → {verbs}"));
        foreach (string lost in block.Lost)
            Console.Out.WriteLine(PlainText.Of($"  does not map: {lost}"));
        foreach (string note in block.Notes)
            Console.Out.WriteLine(PlainText.Of($"  note: {note}"));
    }
}
