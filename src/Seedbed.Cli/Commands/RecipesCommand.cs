using System.CommandLine;
using System.CommandLine.Completions;
using Seedbed.Cli.Help;
using Seedbed.Recipes;
using Seedbed.Yaml;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed recipes</c>: what recipes there are, what is in them, whether one is right, a copy to change, a pipeline as one.</summary>
internal static class RecipesCommand
{
    public static Command Create()
    {
        var command = new DocumentedCommand("recipes", "List the built-in recipes; show, check or copy one, or import a pipeline.", "seedbed recipes", "seedbed recipes show qa")
        {
            Show(), Check(), Copy(), RecipesImportCommand.Create(),
        };
        command.SetAction(_ => List());
        return command;
    }

    private static int List()
    {
        int width = Recipe.BuiltIns.Max(recipe => recipe.Name.Length);
        foreach (BuiltInRecipe recipe in Recipe.BuiltIns.OrderBy(recipe => recipe.Name, StringComparer.Ordinal))
            Console.Out.WriteLine($"{recipe.Name.PadRight(width)}  {recipe.Load().Summary}");
        return ExitCodes.Done;
    }

    private static DocumentedCommand Show()
    {
        Argument<string> name = BuiltIn();
        var command = new DocumentedCommand("show", "Print a built-in recipe with its prompts.", "seedbed recipes show qa") { name };
        command.SetAction(parsed =>
        {
            BuiltInRecipe recipe = Require(parsed.GetValue(name)!);
            foreach (string file in recipe.Files)
                Console.Out.WriteLine($"# {file}\n{recipe.Text(file).TrimEnd()}\n");
            return ExitCodes.Done;
        });
        return command;
    }

    private static DocumentedCommand Check()
    {
        var file = new Argument<string>("FILE") { Description = "A recipe file, its folder, or a built-in recipe's name." };
        var command = new DocumentedCommand(
            "check", "Check a recipe without running it: options, columns, prompts.", "seedbed recipes check my-qa/recipe.yaml") { file };
        command.SetAction(parsed =>
        {
            CompiledRecipe compiled = Recipe.Load(parsed.GetValue(file)!).Check();
            string roles = compiled.Recipe.UsesModels ? $"asks {string.Join(" and ", compiled.Recipe.Roles)}" : "asks no model";
            Console.Out.WriteLine($"{compiled.Recipe.Name}: right; {compiled.Steps.Count} steps, {roles}; columns at the end: {string.Join(", ", compiled.Columns)}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static DocumentedCommand Copy()
    {
        Argument<string> name = BuiltIn();
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "A new or empty folder." };
        var command = new DocumentedCommand(
            "copy", "Copy a built-in recipe with its prompts, to change it.", "seedbed recipes copy qa my-qa") { name, folder };
        command.SetAction(parsed =>
        {
            DirectoryInfo target = parsed.GetValue(folder)!;
            Require(parsed.GetValue(name)!).CopyTo(target.FullName);
            Console.Out.WriteLine($"copied to {target}; run it with --recipe {target}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Argument<string> BuiltIn()
    {
        var name = new Argument<string>("NAME") { Description = "A built-in recipe." };
        name.CompletionSources.Add(_ => Names().Select(known => new CompletionItem(known)));
        return name;
    }

    private static BuiltInRecipe Require(string name) => BuiltInRecipe.Find(name)
        ?? throw new SeedbedException($"there is no built-in recipe '{name}' (`seedbed recipes` lists them){NearestName.Hint(name, Names())}");

    private static string[] Names() => [.. Recipe.BuiltIns.Select(recipe => recipe.Name)];
}
