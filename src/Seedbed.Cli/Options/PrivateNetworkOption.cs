using System.CommandLine;

namespace Seedbed.Cli.Options;

/// <summary>Whether URLs may lead to this machine and to private networks.</summary>
internal sealed class PrivateNetworkOption
{
    /// <summary>The option itself.</summary>
    public Option<bool> Option { get; } = new("--allow-private-network")
    {
        Description = "Fetch URLs that lead to this machine or to a private network as well (default: they are refused).",
    };

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(Option);
}
