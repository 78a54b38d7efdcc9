using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Spaces after the hyphens of items.</summary>
internal sealed class Hyphens(RuleSettings settings, Report report) : ITokenRule
{
    private readonly SpaceLimits _after = new(-1, settings.Whole("max-spaces-after"), "after a hyphen");

    public void Check(TokenWindow window)
    {
        if (window.Current.Kind == TokenKind.Item)
            _after.CheckAfter(window, report);
    }
}
