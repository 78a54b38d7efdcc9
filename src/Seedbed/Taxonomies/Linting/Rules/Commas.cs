using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Spaces around the commas of lists and mappings in brackets.</summary>
internal sealed class Commas(RuleSettings settings, Report report) : ITokenRule
{
    private readonly SpaceLimits _before = new(-1, settings.Whole("max-spaces-before"), "before a comma");
    private readonly SpaceLimits _after = new(settings.Whole("min-spaces-after"), settings.Whole("max-spaces-after"), "after a comma");

    public void Check(TokenWindow window)
    {
        Token comma = window.Current;
        if (comma.Kind != TokenKind.Comma)
            return;
        if (_before.Most >= 0 && window.Previous is { } last && last.End.Line < comma.Start.Line)
            report(comma.Line, Math.Max(1, comma.Start.Column), "a comma begins the line", "put the comma behind the value before it");
        else
            _before.CheckBefore(window, report);
        _after.CheckAfter(window, report);
    }
}
