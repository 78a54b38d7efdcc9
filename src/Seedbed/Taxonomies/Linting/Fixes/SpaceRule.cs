using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Fixes;

/// <summary>A rule about spaces: how many it allows between two tokens.</summary>
/// <param name="Name">The rule's name.</param>
/// <param name="LimitsBetween">The fewest and the most spaces between two tokens, -1 without a limit; null where the rule says nothing.</param>
internal sealed record SpaceRule(string Name, Func<Token, Token, (int Least, int Most)?> LimitsBetween)
{
    public static IEnumerable<SpaceRule> Of(LintRules rules)
    {
        foreach (RuleSettings rule in rules.Rules)
        {
            Func<Token, Token, (int, int)?>? limits = rule.Spec.Name switch
            {
                "colons" => Colons(rule),
                "hyphens" => (before, _) => before.Kind == TokenKind.Item ? (-1, rule.Whole("max-spaces-after")) : null,
                "commas" => Commas(rule),
                "braces" => Inside(rule, TokenKind.FlowMapStart, TokenKind.FlowMapEnd),
                "brackets" => Inside(rule, TokenKind.FlowListStart, TokenKind.FlowListEnd),
                _ => null,
            };
            if (limits is not null)
                yield return new(rule.Spec.Name, limits);
        }
    }

    private static Func<Token, Token, (int, int)?> Colons(RuleSettings rule)
    {
        int ahead = rule.Whole("max-spaces-before"), behind = rule.Whole("max-spaces-after");
        return (before, after) => after.Kind == TokenKind.Value ? (-1, ahead)
            : before.Kind is TokenKind.Value or TokenKind.Key && before.End.Index > before.Start.Index ? (-1, behind)
            : null;
    }

    private static Func<Token, Token, (int, int)?> Commas(RuleSettings rule)
    {
        int ahead = rule.Whole("max-spaces-before"), least = rule.Whole("min-spaces-after"), most = rule.Whole("max-spaces-after");
        return (before, after) => after.Kind == TokenKind.Comma ? (-1, ahead)
            : before.Kind == TokenKind.Comma ? (least, most)
            : null;
    }

    private static Func<Token, Token, (int, int)?> Inside(RuleSettings rule, TokenKind opens, TokenKind closes)
    {
        (int, int) inside = (rule.Whole("min-spaces-inside"), rule.Whole("max-spaces-inside"));
        (int least, int most) = (rule.Whole("min-spaces-inside-empty"), rule.Whole("max-spaces-inside-empty"));
        (int, int) empty = (least == -1 ? inside.Item1 : least, most == -1 ? inside.Item2 : most);
        return (before, after) => before.Kind == opens ? (after.Kind == closes ? empty : inside)
            : after.Kind == closes ? inside
            : null;
    }
}
