namespace Seedbed.Taxonomies.Linting;

/// <summary>A rule that is known.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Make">Makes it for one text.</param>
/// <param name="Options">Its options.</param>
internal sealed record RuleSpec(string Name, Func<RuleSettings, Report, ILayoutRule> Make, params OptionSpec[] Options)
{
    /// <summary>The rule with nothing said about it: faults are errors, options as they are by default.</summary>
    public RuleSettings Plain => new(this, IsWarning: false, Options.ToDictionary(option => option.Name, option => option.Default));
}
