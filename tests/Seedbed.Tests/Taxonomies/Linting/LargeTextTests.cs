using Seedbed.Taxonomies.Linting;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies.Linting;

/// <summary>Texts that would take hours if any rule's work grew faster than the text; the run's own limit on hanging tests judges.</summary>
public sealed class LargeTextTests
{
    private const int Many = 1_000_000;

    public static TheoryData<string, string> Texts => new()
    {
        { "brackets", new string('[', Many) },
        { "braces", new string('{', Many) },
        { "closed brackets", new string('[', Many / 2) + new string(']', Many / 2) + "\n" },
        { "spaces", new string(' ', Many) + "a" },
        { "trailing spaces", "a: b" + new string(' ', Many) + "\n" },
        { "one long word", new string('a', Many) },
        { "one long line of words", string.Concat(Enumerable.Repeat("a b ", Many / 4)) },
        { "blank lines", new string('\n', Many) },
        { "blank lines of two kinds", string.Concat(Enumerable.Repeat("\n\r\n", Many / 3)) },
        { "hyphens", string.Concat(Enumerable.Repeat("- ", Many / 2)) },
        { "question marks", string.Concat(Enumerable.Repeat("? ", Many / 2)) },
        { "items", string.Concat(Enumerable.Repeat("- a\n", Many / 4)) },
        { "the same key", string.Concat(Enumerable.Repeat("a: b\n", Many / 5)) },
        { "falling keys", "{" + string.Concat(Enumerable.Range(0, Many / 10).Reverse().Select(i => $"k{i:D6}: 1,")) + "}\n" },
        { "commas", "[" + new string(',', Many) + "]\n" },
        { "keys in brackets", "[" + string.Concat(Enumerable.Repeat("a:b,", Many / 4)) + "]\n" },
        { "comments", "a: b\n" + string.Concat(Enumerable.Repeat("# c\n", Many / 4)) },
        { "comments behind a long line", $"a: {new string('b', Many)}\n" + string.Concat(Enumerable.Repeat(" #\n", Many / 3)) },
        { "quotes", "a: \"" + string.Concat(Enumerable.Repeat("\\n ", Many / 3)) + "\"\n" },
        { "lines in quotes", "a: '" + string.Concat(Enumerable.Repeat("b\n ", Many / 3)) + "'\n" },
        { "a block", "a: |\n" + string.Concat(Enumerable.Repeat("  b\n", Many / 4)) },
        { "blank lines in a block", "a: |\n" + string.Concat(Enumerable.Repeat(" \n", Many / 2)) },
        { "anchors", string.Concat(Enumerable.Range(0, Many / 10).Select(i => $"- &a{i} b\n")) },
        { "wide characters", "a: " + string.Concat(Enumerable.Repeat("😀", Many / 2)) + " \n" },
        { "a switch that never ends", "# yamllint disable" + string.Concat(Enumerable.Repeat(" rule:a", Many / 7)) + " x\n" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Work_grows_with_the_text_alone(string what, string text)
    {
        what.ShouldNotBeEmpty();
        Linter.Lint(text, LintRules.Taxonomy).ShouldNotBeNull();
        Linter.Lint(text, AllRules()).ShouldNotBeNull();
    }

    private static LintRules AllRules()
    {
        using var folder = new TempFolder();
        return LintRules.Read(folder.Write("rules.yaml", """
            extends: default
            rules:
              line-length: {max: 10, allow-non-breakable-inline-mappings: true}
              indentation: {check-multi-line-strings: true}
              anchors: {forbid-duplicated-anchors: true, forbid-unused-anchors: true}
              document-end: enable
              empty-values: enable
              float-values: {forbid-inf: true, forbid-nan: true, forbid-scientific-notation: true, require-numeral-before-decimal: true}
              key-ordering: enable
              octal-values: enable
            """));
    }
}
