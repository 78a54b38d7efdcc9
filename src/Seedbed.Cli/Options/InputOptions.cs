using System.CommandLine;
using Seedbed.Configuration;
using Seedbed.Ingestion;

namespace Seedbed.Cli.Options;

/// <summary>What the user points at: files, folders and URLs, and which of the files below the folders.</summary>
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

    private readonly Option<FileInfo[]> _urls = new("--urls")
    {
        Description = "Read the URLs that this text file lists, one a line, after the inputs; may be given more than once (default: none).",
        HelpName = "FILE",
    };

    private readonly PrivateNetworkOption _network = new();

    private readonly OcrOption _ocr = new();

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
        command.Options.Add(_urls);
        command.Options.Add(_network.Option);
        foreach (Option option in _ocr.All)
            command.Options.Add(option);
    }

    public IReadOnlyList<string> Inputs(ParseResult parsed) => parsed.GetValue(_inputs) ?? [];

    /// <summary>The files that list URLs, as the user named them.</summary>
    public IReadOnlyList<string> Lists(ParseResult parsed) => [.. (parsed.GetValue(_urls) ?? []).Select(file => file.ToString())];

    /// <summary>Whether rows are to be documents.</summary>
    public bool HasText(ParseResult parsed) => _text.Column(parsed) is not null;

    public SourceOptions Source(ParseResult parsed, SeedbedConfiguration configuration) => new()
    {
        Readers = DocumentReaders.BuiltIn(configuration.Pdf, _ocr.Options(parsed, configuration.Ocr)),
        Include = parsed.GetValue(_include) ?? [],
        Exclude = parsed.GetValue(_exclude) ?? [],
        TextColumn = _text.Column(parsed),
        Web = configuration.Web with { Lists = Lists(parsed), AllowPrivateNetwork = _network.IsGiven(parsed) },
    };
}
