using Seedbed.Taxonomies.Linting;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies.Linting;

public sealed class LintRulesTests
{
    [Theory]
    [InlineData("extends: strict", "1:10: 'extends' is 'strict'; write default or relaxed")]
    [InlineData("- a", "1:1: a list stands where rules should; write 'extends: relaxed' and 'rules:' as in docs/layout.md")]
    [InlineData("ignore: a", "1:1: 'ignore' is not read here; take it away, and name the files to look at instead")]
    [InlineData("rule: {}", "1:1: unknown key 'rule'; did you mean 'rules'?")]
    [InlineData("rules: a", "1:8: 'rules' is 'a'; write a mapping of rules' names")]
    [InlineData("rules: {colon: enable}", "1:9: unknown rule 'colon'; did you mean 'colons'?")]
    [InlineData("rules: {quoted-strings: enable}", "1:9: the rule 'quoted-strings' is not one of those checked here; take it away")]
    [InlineData("rules: {colons: on}", "1:17: the rule 'colons' is 'on'; write enable, disable or its options")]
    [InlineData("rules: {colons: {max: 1}}", "1:18: the rule 'colons' has no option 'max'; known: level, max-spaces-before, max-spaces-after")]
    [InlineData("rules: {colons: {ignore: a}}", "1:18: 'ignore' is not read here; take it away, and name the files to look at instead")]
    [InlineData("rules: {colons: {level: bad}}", "1:25: the level is 'bad'; write error or warning")]
    [InlineData("rules: {colons: {max-spaces-after: many}}", "1:36: the option 'max-spaces-after' of 'colons' is 'many'; write a whole number")]
    [InlineData("rules: {comments: {require-starting-space: 1}}", "1:44: the option 'require-starting-space' of 'comments' is 1; write true or false")]
    [InlineData("rules: {new-lines: {type: mac}}", "1:27: the option 'type' of 'new-lines' is 'mac'; write one of unix, dos, platform")]
    [InlineData("rules: {indentation: {spaces: some}}", "1:31: the option 'spaces' of 'indentation' is 'some'; write a whole number or consistent")]
    public void What_is_not_known_is_refused_with_its_place(string text, string expected)
    {
        using var folder = new TempFolder();
        string path = folder.Write("rules.yaml", text);

        Should.Throw<SeedbedException>(() => LintRules.Read(path)).Message.ShouldBe($"{path}:{expected}");
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        using var folder = new TempFolder();
        string path = folder.Write("rules.yaml", "rules:\n  colon: enable\n  commas: {level: bad}\n");

        Should.Throw<SeedbedException>(() => LintRules.Read(path)).Message.Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public void Flags_may_be_written_as_YAML_1_1_has_them()
    {
        using var folder = new TempFolder();
        LintRules rules = LintRules.Read(folder.Write("rules.yaml", "rules: {document-start: {present: no}, line-length: false}"));

        Linter.Lint("---\na: b\n", rules).Single().Rule.ShouldBe("document-start");
    }

    [Fact]
    public void Files_to_look_at_may_be_named_since_they_are_not_chosen_here()
    {
        using var folder = new TempFolder();
        LintRules rules = LintRules.Read(folder.Write("rules.yaml", "extends: relaxed\nyaml-files: ['*.yaml']\n"));

        Linter.Lint("a:  b\n", rules).Single().Rule.ShouldBe("colons");
    }
}
