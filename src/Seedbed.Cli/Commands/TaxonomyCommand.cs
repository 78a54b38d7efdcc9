using System.CommandLine;
using Seedbed.Cli.Help;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed taxonomy</c>: what a taxonomy holds, what is new in it, and new leaves.</summary>
internal static class TaxonomyCommand
{
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "taxonomy", "Look at a taxonomy: its leaves, what is new in it; begin a new leaf.", "seedbed taxonomy show taxonomy/", "seedbed taxonomy diff taxonomy/")
        {
            TaxonomyShowCommand.Create(), TaxonomyDiffCommand.Create(), TaxonomyNewCommand.Create(),
        };
        command.SetAction(new ShowHelp().Invoke);
        return command;
    }

    /// <summary>What the commands take.</summary>
    public static Argument<string> Path() => new("PATH") { Description = "A taxonomy's folder, a part of it, or a single qna.yaml." };
}
