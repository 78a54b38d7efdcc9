using System.CommandLine;

namespace Seedbed.Cli.Commands;

/// <summary>The <c>seedbed</c> command with all its subcommands.</summary>
internal static class SeedbedCommand
{
    public static RootCommand Create() => new("Grows fine-tuning datasets for language models out of your own documents.")
    {
        GenerateCommand.Create(),
        RecipesCommand.Create(),
        ShowCommand.Create(),
    };
}
