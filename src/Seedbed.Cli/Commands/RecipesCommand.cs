using System.CommandLine;
using Seedbed.Recipes;
using Seedbed.Yaml;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed recipes</c>: what recipes there are, what is in them, whether one is right, and a copy to change.</summary>
internal static class RecipesCommand
{
    public static Command Create()
    {
        var command = new Command("recipes", "List the built-in recipes; show, check or copy one.") { Show(), Check(), Copy() };
        command.SetAction(_ => List());
        return command.WithExamples("seedbed recipes", "seedbed recipes show qa", "seedbed recipes copy qa my-qa", "seedbed recipes check my-qa/recipe.yaml");
    }

    private static int List()
    {
        int width = Recipe.BuiltIns.Max(recipe => recipe.Name.Length);
        foreach (BuiltInRecipe recipe in Recipe.BuiltIns)
            Console.Out.WriteLine($"{recipe.Name.PadRight(width)}  {recipe.Load().Summary}");
        return ExitCodes.Done;
    }

    private static Command Show()
    {
        var name = new Argument<string>("NAME") { Description = "A built-in recipe." };
        var command = new Command("show", "Print a built-in recipe with its prompts.") { name };
        command.SetAction(parsed =>
        {
            BuiltInRecipe recipe = Require(parsed.GetValue(name)!);
            foreach (string file in recipe.Files)
                Console.Out.WriteLine($"# {file}\n{recipe.Text(file).TrimEnd()}\n");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "A recipe file, its folder, or a built-in recipe's name." };
        var command = new Command("check", "Check a recipe without running it: options, columns, prompts.") { file };
        command.SetAction(parsed =>
        {
            CompiledRecipe compiled = Recipe.Load(parsed.GetValue(file)!).Check();
            string roles = compiled.Recipe.UsesModels ? $"asks {string.Join(" and ", compiled.Recipe.Roles)}" : "asks no model";
            Console.Out.WriteLine($"{compiled.Recipe.Name}: right; {compiled.Steps.Count} steps, {roles}; columns at the end: {string.Join(", ", compiled.Columns)}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Copy()
    {
        var name = new Argument<string>("NAME") { Description = "A built-in recipe." };
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "A new or empty folder." };
        var command = new Command("copy", "Copy a built-in recipe with its prompts, to change it.") { name, folder };
        command.SetAction(parsed =>
        {
            DirectoryInfo target = parsed.GetValue(folder)!;
            Require(parsed.GetValue(name)!).CopyTo(target.FullName);
            Console.Out.WriteLine($"copied to {target}; run it with --recipe {target}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static BuiltInRecipe Require(string name) => BuiltInRecipe.Find(name)
        ?? throw new SeedbedException(
            $"there is no built-in recipe '{name}'{NearestName.Hint(name, [.. Recipe.BuiltIns.Select(recipe => recipe.Name)])}; `seedbed recipes` lists them.");
}
