using System.CommandLine;
using System.CommandLine.Invocation;
using Seedbed.Runs;

namespace Seedbed.Cli.Help;

/// <summary>Prints the version and nothing else.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        Console.Out.WriteLine(SeedbedVersion.Current);
        return ExitCodes.Done;
    }
}
