using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Export;
using Seedbed.Runs;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed export RUN</c>: the dataset in a trainer's format, with its card.</summary>
internal sealed class ExportCommand
{
    private readonly Argument<DirectoryInfo> _run = new("RUN") { Description = "The run folder." };

    private readonly Option<string> _format = new Option<string>("--format")
    {
        Description = $"One of {string.Join(", ", Names())}",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "messages",
    }.OneOf(Names);

    private readonly Option<DirectoryInfo?> _out = new("--out")
    {
        Description = "The folder to fill (default: RUN/exports/FORMAT).",
        HelpName = "FOLDER",
    };

    public static Command Create() => new ExportCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "export",
            "Write a run's dataset in a trainer's format, with a dataset card.",
            "seedbed export run",
            "seedbed export run --format alpaca --out alpaca") { _run, _format, _out };
        command.SetAction(RunAsync);
        return command;
    }

    private static string[] Names() => [.. ExportFormats.BuiltIn.All.Select(format => format.Name)];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Exporter exporter = ExportFormats.BuiltIn.Find(parsed.GetValue(_format)!);
        var folder = new RunFolder(parsed.GetValue(_run)!.FullName);
        ExportResult result = await RunExport.WriteAsync(folder, exporter, parsed.GetValue(_out)?.FullName, cancellationToken);
        Write(result);
        return result.Rejected.Count == 0 ? ExitCodes.Done : ExitCodes.Short;
    }

    private static void Write(ExportResult result)
    {
        foreach (ExportedFile file in result.Files)
            Console.Out.WriteLine($"{NumberWords.Of(file.Rows, "row")}  {ShownPath.Of(Path.Combine(result.Folder, file.Name))}");
        foreach ((string reason, long count) in result.Rejected)
            Console.Out.WriteLine($"{NumberWords.Of(count, "row")} left out: {reason} (see rejects.jsonl there)");
        Console.Out.WriteLine($"dataset card  {ShownPath.Of(Path.Combine(result.Folder, "README.md"))}");
    }
}
