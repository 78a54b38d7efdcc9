using System.CommandLine;

namespace Seedbed.Cli.Commands;

/// <summary>The <c>seedbed</c> command with all its subcommands.</summary>
internal static class SeedbedCommand
{
    public static RootCommand Create() => new("Grows fine-tuning datasets for language models out of your own documents.")
    {
        GenerateCommand.Create(),
        PreviewCommand.Create(),
        IngestCommand.Create(),
        RecipesCommand.Create(),
        ShowCommand.Create(),
        VerifyCommand.Create(),
        ExportCommand.Create(),
        CompletionCommand.Create(),
    };
}
