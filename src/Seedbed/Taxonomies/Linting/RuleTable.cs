using Seedbed.Taxonomies.Linting.Rules;
using Seedbed.Taxonomies.Scanning;
using static Seedbed.Taxonomies.Linting.OptionKind;

namespace Seedbed.Taxonomies.Linting;

/// <summary>The rules that are known, each once, with their options and what these are by default.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<RuleSpec> All { get; } =
    [
        new("anchors", (settings, report) => new Anchors(settings, report),
            new("forbid-undeclared-aliases", Flag, "true"), new("forbid-duplicated-anchors", Flag, "false"), new("forbid-unused-anchors", Flag, "false")),
        Brackets("braces", TokenKind.FlowMapStart),
        Brackets("brackets", TokenKind.FlowListStart),
        new("colons", (settings, report) => new Colons(settings, report), new("max-spaces-before", Whole, "0"), new("max-spaces-after", Whole, "1")),
        new("commas", (settings, report) => new Commas(settings, report),
            new("max-spaces-before", Whole, "0"), new("min-spaces-after", Whole, "1"), new("max-spaces-after", Whole, "1")),
        new("comments", (settings, report) => new Comments(settings, report),
            new("require-starting-space", Flag, "true"), new("ignore-shebangs", Flag, "true"), new("min-spaces-from-content", Whole, "2")),
        new("comments-indentation", (_, report) => new CommentsIndentation(report)),
        new("document-end", (settings, report) => new DocumentEnd(settings, report), new OptionSpec("present", Flag, "true")),
        new("document-start", (settings, report) => new DocumentStart(settings, report), new OptionSpec("present", Flag, "true")),
        new("empty-lines", (settings, report) => new EmptyLines(settings, report),
            new("max", Whole, "2"), new("max-start", Whole, "0"), new("max-end", Whole, "0")),
        new("empty-values", (settings, report) => new EmptyValues(settings, report),
            new("forbid-in-block-mappings", Flag, "true"), new("forbid-in-flow-mappings", Flag, "true")),
        new("float-values", (settings, report) => new FloatValues(settings, report),
            new("forbid-inf", Flag, "false"), new("forbid-nan", Flag, "false"),
            new("forbid-scientific-notation", Flag, "false"), new("require-numeral-before-decimal", Flag, "false")),
        new("hyphens", (settings, report) => new Hyphens(settings, report), new OptionSpec("max-spaces-after", Whole, "1")),
        new("indentation", (settings, report) => new Indentation(settings, report),
            new("spaces", WholeOrWord, "consistent", "consistent"),
            new("indent-sequences", Word, "true", "true", "false", "whatever", "consistent"),
            new("check-multi-line-strings", Flag, "false")),
        new("key-duplicates", (settings, report) => new KeyDuplicates(settings, report),
            new OptionSpec("forbid-duplicated-merge-keys", Flag, "false")),
        new("key-ordering", (_, report) => new KeyOrdering(report)),
        new("line-length", (settings, report) => new LineLength(settings, report),
            new("max", Whole, "80"), new("allow-non-breakable-words", Flag, "true"), new("allow-non-breakable-inline-mappings", Flag, "false")),
        new("new-line-at-end-of-file", (_, report) => new NewLineAtEndOfFile(report)),
        new("new-lines", (settings, report) => new NewLines(settings, report), new OptionSpec("type", Word, "unix", "unix", "dos", "platform")),
        new("octal-values", (settings, report) => new OctalValues(settings, report),
            new("forbid-implicit-octal", Flag, "true"), new("forbid-explicit-octal", Flag, "true")),
        new("trailing-spaces", (_, report) => new TrailingSpaces(report)),
        new("truthy", (settings, report) => new Truthy(settings, report),
            new("allowed-values", Words, "true,false", Truthy.Words), new("check-keys", Flag, "true")),
    ];

    public static RuleSpec? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    private static RuleSpec Brackets(string name, TokenKind opens) =>
        new(name, (settings, report) => new FlowBrackets(opens, settings, report),
            new("forbid", Word, "false", "true", "false", "non-empty"),
            new("min-spaces-inside", Whole, "0"), new("max-spaces-inside", Whole, "0"),
            new("min-spaces-inside-empty", Whole, "-1"), new("max-spaces-inside-empty", Whole, "-1"));
}
