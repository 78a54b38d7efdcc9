using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>Spaces around colons, and after the question marks of keys.</summary>
internal sealed class Colons(RuleSettings settings, Report report) : ITokenRule
{
    private readonly SpaceLimits _before = new(-1, settings.Whole("max-spaces-before"), "before a colon");
    private readonly SpaceLimits _after = new(-1, settings.Whole("max-spaces-after"), "after a colon");
    private readonly SpaceLimits _afterMark = new(-1, settings.Whole("max-spaces-after"), "after a question mark");

    public void Check(TokenWindow window)
    {
        if (window.Current.Kind == TokenKind.Value)
        {
            _before.CheckBefore(window, report);
            _after.CheckAfter(window, report);
        }
        else if (window.IsExplicitKey)
        {
            _afterMark.CheckAfter(window, report);
        }
    }
}
