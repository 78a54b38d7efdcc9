namespace Seedbed.Taxonomies.Linting;

/// <summary>Which rules of the layout hold, and how: yamllint's, in its words. Immutable.</summary>
public sealed class LintRules
{
    internal LintRules(IEnumerable<RuleSettings> rules) => Rules = [.. rules];

    /// <summary>The rules of taxonomies: yamllint's <c>relaxed</c> without a limit to the length of lines.</summary>
    public static LintRules Taxonomy { get; } = new(RulePresets.Relaxed().Where(rule => rule.Spec.Name != "line-length"));

    internal IReadOnlyList<RuleSettings> Rules { get; }

    /// <summary>Reads a user's rules in yamllint's format.</summary>
    /// <exception cref="SeedbedException">It cannot be read, or names a rule, an option or a value that is not known here.</exception>
    public static LintRules Read(string path) => LintRulesReader.Read(Yaml.YamlReader.ReadFile(path));
}
