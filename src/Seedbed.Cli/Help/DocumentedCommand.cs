using System.CommandLine;

namespace Seedbed.Cli.Help;

/// <summary>A command whose help ends with examples that can be pasted.</summary>
internal sealed class DocumentedCommand(string name, string summary, params string[] examples) : Command(name, summary)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
