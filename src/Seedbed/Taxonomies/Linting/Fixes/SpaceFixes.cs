using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting.Fixes;

/// <summary>Mends the spaces between tokens of a line. A block that thereby begins further left takes its other lines along.</summary>
internal static class SpaceFixes
{
    public static void Add(Edits edits, string text, ILookup<string, TaxonomyFault> faults, LintRules rules, IReadOnlyList<Token> tokens)
    {
        SpaceRule[] known = [.. SpaceRule.Of(rules)];
        HashSet<(string Rule, int Line, int Column)> places =
            [.. known.SelectMany(rule => faults[rule.Name]).Select(fault => (fault.Rule, fault.Line, fault.Column))];
        if (places.Count == 0)
            return;
        var blocks = new BlockShifts(tokens);
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            Token before = tokens[i], after = tokens[i + 1];
            int spaces = after.Start.Index - before.End.Index;
            if (before.End.Line != after.Start.Line || Wanted(known, places, before, after, spaces) is not { } wanted)
                continue;
            if (wanted > spaces)
                edits.Insert(after.Start.Index, new string(' ', wanted - spaces));
            else
                edits.Remove(before.End.Index + wanted, after.Start.Index);
            blocks.Shift(i + 1, spaces - wanted);
        }

        blocks.AddTo(edits, text);
    }

    private static int? Wanted(SpaceRule[] rules, HashSet<(string Rule, int Line, int Column)> places, Token before, Token after, int spaces)
    {
        int? wanted = null;
        foreach (SpaceRule rule in rules)
        {
            if (rule.LimitsBetween(before, after) is not { } limits)
                continue;
            int column = after.Start.Column;
            if (limits.Most >= 0 && spaces > limits.Most && places.Contains((rule.Name, after.Line, column)))
                wanted = Math.Min(wanted ?? int.MaxValue, limits.Most);
            else if (spaces < limits.Least && places.Contains((rule.Name, after.Line, column + 1)))
                wanted ??= limits.Least;
        }

        return wanted;
    }
}
