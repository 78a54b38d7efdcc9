using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Flags are written in one way.</summary>
internal sealed class Truthy(RuleSettings settings, Report report) : ITokenRule
{
    public static readonly string[] Words =
        ["YES", "Yes", "yes", "NO", "No", "no", "TRUE", "True", "true", "FALSE", "False", "false", "ON", "On", "on", "OFF", "Off", "off"];

    private readonly HashSet<string> _refused = [.. Words.Except(settings.Words("allowed-values"))];
    private readonly string _allowed = string.Join(", ", settings.Words("allowed-values"));
    private readonly bool _looksAtKeys = settings.Flag("check-keys");

    public void Check(TokenWindow window)
    {
        Token token = window.Current;
        if (!window.IsUntaggedPlain || !_refused.Contains(token.Text) || (!_looksAtKeys && window.Previous?.Kind == TokenKind.Key))
            return;
        report(token.Line, token.Start.Column + 1, $"'{token.Text}' is read as true or false", $"put it in quotes, or write one of {_allowed}");
    }
}
