using System.CommandLine;
using System.CommandLine.Invocation;

namespace Seedbed.Cli.Help;

/// <summary>Prints the help of the command that was named.</summary>
internal sealed class ShowHelp : SynchronousCommandLineAction
{
    private const int Narrowest = 60;

    // With --help in the line, what else is wrong in it does not matter.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Console.Out.Write(HelpText.Of(parseResult.CommandResult.Command, Width()));
        return ExitCodes.Done;
    }

    private static int Width() => Console.IsOutputRedirected
        ? HelpText.DefaultWidth
        : Math.Clamp(Console.WindowWidth, Narrowest, HelpText.DefaultWidth);
}
