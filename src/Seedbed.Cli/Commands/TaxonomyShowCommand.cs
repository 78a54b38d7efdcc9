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
        Description = "A run folder of this taxonomy; its accepted rows per leaf are shown (default: none).",
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
        IReadOnlyList<GroupFacts>? groups = parsed.GetValue(_run) is { } run ? Groups(run.FullName) : null;
        var tree = TaxonomyTree.Read(parsed.GetValue(_path)!, file => QnaReader.Read(file, profile), cancellationToken);
        TaxonomyNotices.Write(tree.Notices);
        var view = new TaxonomyView(tree, groups);
        if (parsed.GetValue(_json))
            view.WriteJson(Console.Out);
        else
            view.WriteTable(Console.Out);
        return Task.FromResult(ExitCodes.Done);
    }

    private static IReadOnlyList<GroupFacts> Groups(string run)
    {
        var folder = new RunFolder(run);
        return folder.RequireRecord().Groups
            ?? throw new SeedbedException($"{folder.Path} has no rows per leaf; name a run that was generated with --target N --per leaf");
    }
}
