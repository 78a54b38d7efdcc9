using Seedbed.Taxonomies.Linting.Fixes;
using Seedbed.Taxonomies.Scanning;
using Seedbed.Taxonomies.Yaml11;

namespace Seedbed.Taxonomies.Linting;

/// <summary>
/// Mends what needs no judgement: spaces at line ends, the end of the file, blank lines, spaces around colons, hyphens,
/// commas and in brackets, and quotes around values that must be texts. What the file says stays the same, but for those
/// values and for spaces at the line ends of texts; line ends and a mark of bytes stay as they are. Of a text that is no YAML
/// only the lines are mended that lie in no text, whichever way the rest is mended.
/// </summary>
public static class QnaFixes
{
    private const string Type = "type";

    // One mended fault can uncover another: spaces on a blank line, then the blank line.
    private const int Passes = 4;

    /// <summary>The rules whose faults are mended, apart from those that need judgement where they stand.</summary>
    public static IReadOnlyList<string> Rules { get; } =
        ["trailing-spaces", "new-line-at-end-of-file", "empty-lines", "colons", "hyphens", "commas", "braces", "brackets", Type];

    /// <summary>The text with its faults mended; the same text when there is nothing to mend.</summary>
    /// <param name="text">The text.</param>
    /// <param name="faults">Its faults. One of the rule <c>type</c> stands at the first character of its value.</param>
    /// <param name="rules">The rules of the layout that it was judged by.</param>
    public static string Apply(string text, IReadOnlyList<TaxonomyFault> faults, LintRules rules)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentNullException.ThrowIfNull(rules);
        bool isLinted = faults.Any(fault => fault.Rule != Type && Rules.Contains(fault.Rule));
        for (int pass = 0; pass < Passes && faults.Count > 0; pass++)
        {
            string mended = ApplyOnce(text, faults, rules);
            if (mended == text)
                break;
            text = mended;
            faults = isLinted ? Linter.Lint(text, rules) : [];
        }

        return text;
    }

    private static string ApplyOnce(string text, IReadOnlyList<TaxonomyFault> faults, LintRules rules)
    {
        TokenStream stream = TokenScanner.Scan(text);
        var edits = new Edits(text);
        ILookup<string, TaxonomyFault> byRule = faults.ToLookup(fault => fault.Rule);
        int? malformedAt = Composer.StopsAt(text, stream);
        LineFixes.Add(edits, text, byRule, rules, stream, malformedAt);
        if (malformedAt is null)
        {
            SpaceFixes.Add(edits, text, byRule, rules, stream.Tokens);
            QuoteFixes.Add(edits, text, byRule[Type], stream.Tokens);
        }

        string mended = edits.Apply();
        return malformedAt is not null || SaysTheSame(stream.Tokens, TokenScanner.Scan(mended)) ? mended : text;
    }

    private static bool SaysTheSame(IReadOnlyList<Token> before, TokenStream after) =>
        after.Fault is null && before.Count == after.Tokens.Count && before.Zip(after.Tokens).All(pair => SaysTheSame(pair.First, pair.Second));

    private static bool SaysTheSame(Token before, Token after) => before.Kind == after.Kind
        && (before.IsBlockScalar ? Bare(before.Text) == Bare(after.Text) : before.Text == after.Text);

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
