using System.CommandLine;

namespace Seedbed.Cli.Commands;

/// <summary>Examples in a command's help, below its options.</summary>
internal static class Examples
{
    private static readonly Dictionary<Command, string[]> Known = [];

    public static Command WithExamples(this Command command, params string[] examples)
    {
        Known[command] = examples;
        return command;
    }

    public static IReadOnlyList<string> Of(Command command) => Known.GetValueOrDefault(command) ?? [];
}
