using System.Text.RegularExpressions;
using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>No numbers that are read in base eight.</summary>
internal sealed partial class OctalValues(RuleSettings settings, Report report) : ITokenRule
{
    private readonly bool _forbidsImplicit = settings.Flag("forbid-implicit-octal");
    private readonly bool _forbidsExplicit = settings.Flag("forbid-explicit-octal");

    public void Check(TokenWindow window)
    {
        Token token = window.Current;
        if (!window.IsUntaggedPlain)
            return;
        if ((_forbidsImplicit && Implicit().IsMatch(token.Text)) || (_forbidsExplicit && Explicit().IsMatch(token.Text)))
            report(token.Line, token.End.Column + 1, $"'{Shown.Of(token.Text)}' is read in base eight", "put it in quotes, or write it in base ten");
    }

    [GeneratedRegex(@"\A0[0-7]+\z")]
    private static partial Regex Implicit();

    [GeneratedRegex(@"\A0o[0-7]+\z")]
    private static partial Regex Explicit();
}
