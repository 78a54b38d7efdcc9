using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Export;
using Seedbed.Runs;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Qna;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed taxonomy show</c>: every leaf with its kind, seeds, documents and verdict, and the rows that a run made of it.</summary>
internal sealed class TaxonomyShowCommand
{
    private readonly Argument<string> _path = TaxonomyCommand.Path();

    private readonly Option<DirectoryInfo?> _run = new("--run")
    {
        Description = "A run folder of this taxonomy: of each leaf the units worked, rows written and accepted, yield and losses are shown (default: none).",
        HelpName = "RUN",
    };

    private readonly Option<TaxonomyProfile> _profile = new Option<TaxonomyProfile>("--profile")
    {
        Description = "How strictly files are judged: ilab (warnings of the layout reject too) or ci (they don't).",
        HelpName = "PROFILE",
        DefaultValueFactory = _ => TaxonomyProfile.Ilab,
    }.OneOf(() => ["ilab", "ci"]);

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a line for each qna.yaml." };

    public static Command Create() => new TaxonomyShowCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "show",
            "Show the leaves of a taxonomy: kind, seeds, pairs, documents, verdict, rows of a run.",
            "seedbed taxonomy show taxonomy/",
            "seedbed taxonomy show taxonomy/ --run run") { _path, _run, _profile, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        TaxonomyProfile profile = parsed.GetValue(_profile);
        IReadOnlyList<LeafCounts>? counts = parsed.GetValue(_run) is { } run ? Counts(run.FullName) : null;
        var tree = TaxonomyTree.Read(parsed.GetValue(_path)!, file => QnaReader.Read(file, profile), cancellationToken);
        TaxonomyNotices.Write(tree.Notices);
        var view = new TaxonomyView(tree, counts);
        if (parsed.GetValue(_json))
            view.WriteJson(Console.Out);
        else
            view.WriteTable(Console.Out);
        return Task.FromResult(ExitCodes.Done);
    }

    private static IReadOnlyList<LeafCounts> Counts(string run)
    {
        var folder = new RunFolder(run);
        RunRecord record = folder.RequireRecord();
        return record.Leaves ?? throw new SeedbedException(record.State == RunState.Running
            ? $"{folder.Path} has no counts of leaves yet; let its run end first (seedbed show says how it stands)"
            : $"{folder.Path} has no counts of leaves; name a run that was generated with --taxonomy");
    }
}
