using System.CommandLine;
using Seedbed.Cli.Help;
using Seedbed.Cli.Options;
using Seedbed.Cli.Terminal;
using Seedbed.Taxonomies.Tree;

namespace Seedbed.Cli.Commands;

/// <summary><c>seedbed taxonomy new</c>: a leaf that validates, to be filled in.</summary>
internal sealed class TaxonomyNewCommand
{
    private readonly Argument<string> _path = new("PATH") { Description = "The leaf's folder, which is made: taxonomy/knowledge/arts/music." };

    private readonly Option<LeafKinds?> _kind = new Option<LeafKinds?>("--kind")
    {
        Description = "skill, grounded (a skill on a context) or knowledge (default: what the folder's place says).",
        HelpName = "KIND",
    }.OneOf(() => ["skill", "grounded", "knowledge"]);

    private readonly Option<string?> _author = new("--created-by")
    {
        Description = "Whose it is (default: git's user.name).",
        HelpName = "NAME",
    };

    public static Command Create() => new TaxonomyNewCommand().Build();

    private DocumentedCommand Build()
    {
        var command = new DocumentedCommand(
            "new",
            "Begin a leaf: a qna.yaml that validates and its attribution.txt, to be filled in.",
            "seedbed taxonomy new taxonomy/knowledge/arts/music",
            "seedbed taxonomy new taxonomy/compositional_skills/writing/letters --kind grounded") { _path, _kind, _author };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string author = parsed.GetValue(_author)
            ?? await LeafSkeleton.AuthorAsync(Environment.CurrentDirectory, cancellationToken)
            ?? throw new SeedbedException("git knows no user.name to write as the leaf's author; name one with --created-by");
        string place = parsed.GetValue(_path)!;
        IReadOnlyList<string> files = LeafSkeleton.Write(place, parsed.GetValue(_kind), author);
        foreach (string file in files)
            Console.Out.WriteLine($"wrote {ShownPath.Of(file)}");
        Console.Out.WriteLine($"fill in the examples, then `seedbed validate {ShownPath.Of(files[0])}`");
        if (LeafSkeleton.RemarkOnPlace(Path.GetDirectoryName(files[0])!) is { } remark)
            await Console.Error.WriteLineAsync(PlainText.Of($"seedbed: note: {remark}"));
        return ExitCodes.Done;
    }
}
