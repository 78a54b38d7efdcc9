using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Terminal;
using Seedbed.Runs;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed show RUN</c>: how a run stands and what became of everything in it.</summary>
internal sealed class ShowCommand
{
    private readonly Argument<DirectoryInfo> _run = new("RUN") { Description = "The run folder." };
    private readonly Option<bool> _json = new("--json") { Description = "Print run.json as it is." };

    public static Command Create() => new ShowCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "show", "Say how a run stands: rows, counts per step, models, why it ended.", "seedbed show run", "seedbed show run --json") { _run, _json };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var folder = new RunFolder(parsed.GetValue(_run)!.FullName);
        RunRecord record = folder.RequireRecord();
        if (parsed.GetValue(_json))
            Console.Out.Write(folder.ReadRecordText());
        else
            RunSummary.Write(Console.Out, folder, record, wasComplete: false);
        return ExitCodes.Done;
    }
}
