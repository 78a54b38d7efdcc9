using System.CommandLine;
using System.Text;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Linting;
using Seedbed.Taxonomies.Qna;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed validate</c>: judges qna.yaml files as InstructLab does.</summary>
internal sealed class ValidateCommand
{
    private const string Text = "text";

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Taxonomies, folders in one, or qna.yaml files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<TaxonomyProfile> _profile = new Option<TaxonomyProfile>("--profile")
    {
        Description = "ilab (warnings of the layout reject a file too, as before a run of ilab) or ci (they don't, as in the taxonomy's own checks).",
        HelpName = "PROFILE",
        DefaultValueFactory = _ => TaxonomyProfile.Ilab,
    }.OneOf(() => ["ilab", "ci"]);

    private readonly Option<int?> _schema = new Option<int?>("--schema")
    {
        Description = "Judge every file by the schema of this version (default: by the version that the file says; the taxonomy's own check of changed files takes 3).",
        HelpName = "VERSION",
    }.Within(1, 3);

    private readonly Option<bool> _attribution = new("--attribution") { Description = "Also demand an attribution.txt that is not empty beside each file of version 2 or 3, as the taxonomy's own checks do." };

    private readonly Option<FileInfo?> _rules = new("--rules")
    {
        Description = "The layout's rules, a file in yamllint's format (default: its relaxed rules without a limit to the length of lines).",
        HelpName = "FILE",
    };

    private readonly Option<bool> _fix = new("--fix") { Description = "Mend the files where that needs no judgement: spaces, blank lines, the end of the file, quotes around values that must be texts." };

    private readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "text (one fault below the other), github (annotations of a workflow) or json (one line a file).",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => Text,
    }.OneOf(() => [Text, "github", "json"]);

    public static Command Create() => new ValidateCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "validate",
            "Judge the qna.yaml files of an InstructLab taxonomy, with every fault at once.",
            "seedbed validate taxonomy/",
            "seedbed validate taxonomy/ --profile ci --attribution --format github",
            "seedbed validate taxonomy/knowledge/arts/qna.yaml --fix") { _paths, _profile, _schema, _attribution, _rules, _fix, _format };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        QnaWalk walk = QnaWalk.Of(parsed.GetValue(_paths)!, cancellationToken);
        Remark(walk);
        TaxonomyProfile profile = parsed.GetValue(_profile);
        var options = new QnaReadOptions
        {
            SchemaVersion = parsed.GetValue(_schema),
            DemandsAttribution = parsed.GetValue(_attribution),
            Rules = parsed.GetValue(_rules) is { } rules ? LintRules.Read(rules.FullName) : LintRules.Taxonomy,
        };
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        int mended = 0;
        var remarks = new List<string>();
        ValidateView view = ViewOf(parsed.GetValue(_format)!, output, profile);
        foreach (QnaFile file in Judged(walk.Files, path => QnaReader.Read(path, profile, options), cancellationToken))
        {
            (QnaFile shown, bool isMended) = parsed.GetValue(_fix) ? QnaMending.Mend(file, profile, options) : (file, false);
            mended += isMended ? 1 : 0;
            view.Add(shown);
            if (shown.Content is { } content && LeafSkeleton.RemarkOn(shown.Path, content) is { } remark)
                remarks.Add(remark);
        }

        view.End();
        await output.FlushAsync(cancellationToken);
        foreach (string remark in remarks)
            await Console.Error.WriteLineAsync(PlainText.Of($"seedbed: note: {remark}"));
        if (mended > 0)
            await Console.Error.WriteLineAsync($"seedbed: {NumberWords.Of(mended, "file")} mended");
        return view.Rejected == 0 ? ExitCodes.Done : ExitCodes.Mendable;
    }

    private static ParallelQuery<QnaFile> Judged(IReadOnlyList<string> paths, Func<string, QnaFile> read, CancellationToken cancellationToken) =>
        paths.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(read);

    private static ValidateView ViewOf(string format, TextWriter output, TaxonomyProfile profile) => format switch
    {
        Text => new TextValidateView(output, profile),
        "github" => new GitHubValidateView(output),
        _ => new JsonValidateView(output, profile),
    };

    private static void Remark(QnaWalk walk)
    {
        foreach (string path in walk.Misnamed)
            Console.Error.WriteLine($"seedbed: {PlainText.Of(path)} is not read, since its name is not exactly {TaxonomyFolders.FileName}; rename it");
        if (walk.Outside.Count > 0)
            Console.Error.WriteLine($"seedbed: {NumberWords.Of(walk.Outside.Count, "file")} outside of {TaxonomyFolders.Skills} and {TaxonomyFolders.Knowledge} left out, as InstructLab does, such as {PlainText.Of(walk.Outside[0])}; name them to judge them");
    }
}
