using System.CommandLine;
using Seedbed.Configuration;
using Seedbed.Ingestion;

namespace Seedbed.Cli.Options;

/// <summary>What the user points at: files and folders, and which of the files below them.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string[]> _inputs;

    private readonly Option<string[]> _include = new("--include")
    {
        Description = "Only files whose path below the input matches this glob (*, **, ?); may be given more than once (default: all files).",
        HelpName = "GLOB",
    };

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description = "Leave out files that match this glob; wins over --include; may be given more than once (default: none).",
        HelpName = "GLOB",
    };

    private readonly TextOption _text = new();

    public InputOptions(string description, bool required = true) => _inputs = new("INPUT")
    {
        Description = description,
        Arity = required ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_inputs);
        command.Options.Add(_include);
        command.Options.Add(_exclude);
        command.Options.Add(_text.Option);
    }

    public IReadOnlyList<string> Inputs(ParseResult parsed) => parsed.GetValue(_inputs) ?? [];

    /// <summary>Whether rows are to be documents.</summary>
    public bool HasText(ParseResult parsed) => _text.Column(parsed) is not null;

    public SourceOptions Source(ParseResult parsed, SeedbedConfiguration configuration) => new()
    {
        Readers = DocumentReaders.BuiltIn(configuration.Pdf),
        Include = parsed.GetValue(_include) ?? [],
        Exclude = parsed.GetValue(_exclude) ?? [],
        TextColumn = _text.Column(parsed),
    };
}
