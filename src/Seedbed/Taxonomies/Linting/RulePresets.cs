namespace Seedbed.Taxonomies.Linting;

/// <summary>The sets of rules that a rules file can extend.</summary>
internal static class RulePresets
{
    private static readonly string[] OffByDefault = ["document-end", "empty-values", "float-values", "key-ordering", "octal-values", "quoted-strings"];
    private static readonly string[] WarningsByDefault = ["comments", "comments-indentation", "document-start", "truthy"];
    private static readonly string[] OffWhenRelaxed = ["comments", "comments-indentation", "document-start", "truthy"];

    private static readonly string[] WarningsWhenRelaxed =
        ["braces", "brackets", "colons", "commas", "empty-lines", "hyphens", "indentation", "line-length"];

    public static string[] Names { get; } = ["default", "relaxed"];

    public static IEnumerable<RuleSettings> Of(string name) => name == "relaxed" ? Relaxed() : Default();

    public static IEnumerable<RuleSettings> Default() =>
        RuleTable.All.Where(rule => !OffByDefault.Contains(rule.Name))
            .Select(rule => rule.Plain with { IsWarning = WarningsByDefault.Contains(rule.Name) });

    public static IEnumerable<RuleSettings> Relaxed() =>
        Default().Where(rule => !OffWhenRelaxed.Contains(rule.Spec.Name)).Select(Relax);

    private static RuleSettings Relax(RuleSettings rule)
    {
        if (WarningsWhenRelaxed.Contains(rule.Spec.Name))
            rule = rule with { IsWarning = true };
        return rule.Spec.Name switch
        {
            "braces" or "brackets" => rule.With("max-spaces-inside", "1"),
            "indentation" => rule.With("indent-sequences", "consistent"),
            "line-length" => rule.With("allow-non-breakable-inline-mappings", "true"),
            _ => rule,
        };
    }
}
