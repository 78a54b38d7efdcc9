using Seedbed.Taxonomies.Scanning;

namespace Seedbed.Taxonomies.Linting;

/// <summary>Judges the layout of a YAML text by yamllint's rules. A text that is no YAML is judged up to where it can be read.</summary>
public static class Linter
{
    /// <summary>The faults of a text, in the order of lines.</summary>
    public static IReadOnlyList<TaxonomyFault> Lint(string text, LintRules rules)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(rules);
        text = Printable(text);
        return Lint(text, rules, TokenScanner.Scan(text));
    }

    /// <summary>The faults of a text whose tokens are known.</summary>
    internal static IReadOnlyList<TaxonomyFault> Lint(string text, LintRules rules, TokenStream stream)
    {
        if (Directives.SkipsFile(TextLine.Of(text).First().Content))
            return [];
        var run = new LintRun(text, rules);
        run.Take(stream);
        return [.. run.Faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }

    // Characters that no YAML may hold would end the scan before it began; the layout is that of any other text.
    private static string Printable(string text) => TokenScanner.IsPrintable(text)
        ? text
        : string.Create(text.Length, text, (chars, from) =>
        {
            for (int i = 0; i < chars.Length; i++)
                chars[i] = TokenScanner.IsPrintable(from[i]) ? from[i] : 'x';
        });
}
