using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Export;
using Seedbed.Export.InstructLab;
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

    private readonly Option<string?> _system = new("--system")
    {
        Description = $"The system message of the rows, for {InstructLabExport.Name} alone (default: a general one).",
        HelpName = "TEXT",
    };

    private readonly Option<string[]> _with = new("--with")
    {
        Description = $"Another run of the same taxonomy, whose question sets and rewritten documents are written beside, for {InstructLabExport.Name} alone; may be given several times (default: none).",
        HelpName = "RUN",
    };

    public static Command Create() => new ExportCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "export",
            "Write a run's dataset in a trainer's format, with a dataset card.",
            "seedbed export run",
            "seedbed export run --format alpaca --out alpaca",
            "seedbed export run --format instructlab",
            "seedbed export run --format instructlab --with choices --with summaries") { _run, _format, _out, _system, _with };
        command.SetAction(RunAsync);
        return command;
    }

    private static string[] Names() => [.. ExportFormats.BuiltIn.All.Select(format => format.Name), InstructLabExport.Name];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string format = parsed.GetValue(_format)!;
        string? system = parsed.GetValue(_system), place = parsed.GetValue(_out)?.FullName;
        string[] with = parsed.GetValue(_with) ?? [];
        if ((system is not null || with.Length > 0) && format != InstructLabExport.Name)
            throw new SeedbedException($"{(system is null ? "--with" : "--system")} is for --format {InstructLabExport.Name} alone; leave it away, or name that format");
        var folder = new RunFolder(parsed.GetValue(_run)!.FullName);
        ExportResult result = format == InstructLabExport.Name
            ? await RunExport.WriteInstructLabAsync(folder, system, place, [.. with.Select(run => new RunFolder(Path.GetFullPath(run)))], cancellationToken)
            : await RunExport.WriteAsync(folder, ExportFormats.BuiltIn.Find(format), place, cancellationToken);
        Write(result);
        return result.Rejected.Count == 0 ? ExitCodes.Done : ExitCodes.Short;
    }

    private static void Write(ExportResult result)
    {
        foreach (ExportedFile file in result.Files.Where(file => !file.Name.Contains('/')))
            Console.Out.WriteLine($"{Held(file)}  {ShownPath.Of(Path.Combine(result.Folder, file.Name))}");
        foreach (IGrouping<string, ExportedFile> folder in result.Files.Where(file => file.Name.Contains('/')).GroupBy(file => file.Name.Split('/')[0]))
            Console.Out.WriteLine($"{NumberWords.Of(folder.Count(), "file")}  {ShownPath.Of(Path.Combine(result.Folder, folder.Key))}");
        foreach ((string reason, long count) in result.Rejected)
            Console.Out.WriteLine($"{NumberWords.Of(count, "row")} left out: {reason} (see rejects.jsonl there)");
        foreach (string note in result.Notes)
            Console.Out.WriteLine(note);
        Console.Out.WriteLine($"dataset card  {ShownPath.Of(Path.Combine(result.Folder, "README.md"))}");
    }

    private static string Held(ExportedFile file) =>
        file.Rows > 0 ? NumberWords.Of(file.Rows, "row") : file.Name.EndsWith(".yaml", StringComparison.Ordinal) ? "recipe" : "no rows";
}
