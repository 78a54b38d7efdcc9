using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Seedbed.Cli.Help;

namespace Seedbed.Cli.Commands;

/// <summary>The <c>seedbed</c> command with all its subcommands.</summary>
internal static class SeedbedCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Grows fine-tuning datasets for language models out of your own documents.")
        {
            GenerateCommand.Create(),
            PreviewCommand.Create(),
            EstimateCommand.Create(),
            IngestCommand.Create(),
            TokensCommand.Create(),
            TaxonomyCommand.Create(),
            RecipesCommand.Create(),
            ModelsCommand.Create(),
            ShowCommand.Create(),
            LogCommand.Create(),
            VerifyCommand.Create(),
            ValidateCommand.Create(),
            ExportCommand.Create(),
            MixCommand.Create(),
            CompletionCommand.Create(),
        };
        root.Aliases.Add(CommandNames.Program);
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Show this help.", Action = new ShowHelp() });
        root.Options.Add(new VersionOption("--version") { Description = "Show the version.", Action = new ShowVersion() });
        root.SetAction(new ShowHelp().Invoke);
        return root;
    }

    /// <summary>Whether the line asks for help, the version or completions, which are answered whatever else it holds.</summary>
    public static bool Answers(ParseResult parsed) =>
        parsed.Action is ShowHelp or ShowVersion
        || parsed.Tokens.Any(token => token.Type == TokenType.Directive);
}
