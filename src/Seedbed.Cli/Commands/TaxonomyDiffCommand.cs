using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Terminal;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed taxonomy diff</c>: the leaves that are new or changed against git.</summary>
internal sealed class TaxonomyDiffCommand
{
    private const int MostBeside = 3;

    private readonly Argument<string> _path = TaxonomyCommand.Path();

    private readonly Option<string?> _base = new("--base")
    {
        Description = "A branch, a remote branch or a commit to compare with; empty takes all leaves (default: origin/main, or empty where there is none).",
        HelpName = "REF",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a line for each leaf." };

    public static Command Create() => new TaxonomyDiffCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "diff",
            "List the leaves that are new or changed against git, those that git doesn't know yet included.",
            "seedbed taxonomy diff taxonomy/",
            "seedbed taxonomy diff taxonomy/ --base main") { _path, _base, _json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        TaxonomyDiff diff = await TaxonomyDiff.OfAsync(parsed.GetValue(_path)!, parsed.GetValue(_base), cancellationToken: cancellationToken);
        TaxonomyNotices.Write(diff.Notices);
        foreach (ChangedLeaf leaf in diff.Leaves)
            Console.Out.WriteLine(parsed.GetValue(_json) ? Json(leaf) : PlainText.Of(Line(leaf)));
        string against = diff.Commit is { } commit ? $"against {commit[..10]}" : "without a base";
        int added = diff.Leaves.Count(leaf => leaf.IsNew);
        await Console.Error.WriteLineAsync($"seedbed: {NumberWords.Of(added)} new, {NumberWords.Of(diff.Leaves.Count - added)} changed {against}");
        return ExitCodes.Done;
    }

    private static string Line(ChangedLeaf leaf)
    {
        string beside = leaf.Beside.Count == 0 ? "" : $" ({string.Join(", ", leaf.Beside.Take(MostBeside))}{(leaf.Beside.Count > MostBeside ? ", …" : "")})";
        return $"{(leaf.IsNew ? "new" : "changed"),-8} {leaf.File}{beside}";
    }

    private static string Json(ChangedLeaf leaf) => JsonLine.Of(json =>
    {
        json.WriteString("status", leaf.IsNew ? "new" : "changed");
        json.WriteString("leaf", leaf.Path);
        json.WriteString("file", leaf.File);
        if (leaf.Beside.Count == 0)
            return;
        json.WriteStartArray("beside");
        foreach (string file in leaf.Beside)
            json.WriteStringValue(file);
        json.WriteEndArray();
    });
}
