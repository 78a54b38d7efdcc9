using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Rules;

/// <summary>No key stands twice in a mapping.</summary>
internal sealed class KeyDuplicates(RuleSettings settings, Report report) : ITokenRule
{
    private readonly bool _allowsMergeKeys = !settings.Flag("forbid-duplicated-merge-keys");
    private readonly OpenMaps<HashSet<string>> _maps = new();

    public void Check(TokenWindow window)
    {
        if (_maps.Enter(window) is not { } keys)
            return;
        Token key = window.Next!;
        if (!keys.Add(key.Text) && !(_allowsMergeKeys && key.Text == "<<"))
            report(key.Line, key.Start.Column + 1, $"the key '{Shown.Of(key.Text)}' stands here a second time", "keep one of the two");
    }
}
