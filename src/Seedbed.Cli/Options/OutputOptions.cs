using System.CommandLine;

namespace Seedbed.Cli.Options;

/// <summary>How the command talks while it works.</summary>
internal sealed class OutputOptions
{
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing but errors." };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a line on standard output, for machines." };

    public void AddTo(Command command)
    {
        command.Options.Add(_quiet);
        command.Options.Add(_json);
    }

    public bool Quiet(ParseResult parsed) => parsed.GetValue(_quiet);

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);
}
