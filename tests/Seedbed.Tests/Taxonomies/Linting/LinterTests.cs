using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Linting;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies.Linting;

public sealed class LinterTests
{
    public static TheoryData<string> Cases => [.. LayoutCase.All.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Faults_are_those_that_yamllint_finds(string name)
    {
        LayoutCase known = LayoutCase.All.Single(known => known.Name == name);

        Said(Linter.Lint(known.Text, RulesOf(known))).ShouldBe(known.Faults, ignoreOrder: true);
    }

    [SharedDataFact]
    public void Faults_of_taxonomies_are_those_that_yamllint_finds()
    {
        foreach (string line in File.ReadLines(LayoutCase.Fixture("layout-of-data.txt")))
        {
            (string file, int readTo, string[] expected) = Known(line);
            string text = File.ReadAllText(SharedData.In(file));

            Said(Linter.Lint(text, LintRules.Taxonomy).Where(fault => fault.Line < readTo)).ShouldBe(expected, file);
        }
    }

    [Fact]
    public void Aliases_need_an_anchor_before_them()
    {
        Said(Linter.Lint("a: *x\nb: &x c\nd: *x\n---\ne: *x\n", LintRules.Taxonomy))
            .ShouldBe(["1:4 anchors error", "5:4 anchors error"]);
    }

    [Fact]
    public void What_is_found_before_a_text_stops_being_YAML_is_told()
    {
        Said(Linter.Lint("a:  b\nc:\n  - d\n  - e: 'f\n", LintRules.Taxonomy)).ShouldBe(["1:4 colons warning"]);
    }

    [Fact]
    public void Faults_come_in_the_order_of_lines_and_say_how_to_mend_them()
    {
        IReadOnlyList<TaxonomyFault> faults = Linter.Lint("a:   b \n-  c", LintRules.Taxonomy);

        faults.Select(fault => (fault.Line, fault.Column)).ShouldBeInOrder();
        faults.ShouldAllBe(fault => fault.Message.Length > 0 && fault.Fix.Length > 0 && fault.Path == "");
    }

    private static LintRules RulesOf(LayoutCase known)
    {
        if (known.Rules is null)
            return LintRules.Taxonomy;
        using var folder = new TempFolder();
        return LintRules.Read(folder.Write("rules.yaml", known.Rules));
    }

    private static (string File, int ReadTo, string[] Expected) Known(string line)
    {
        string[] parts = line.Split(": ", 2);
        string[] named = parts[0].Split(" (read to line ");
        return (named[0], named.Length > 1 ? int.Parse(named[1].TrimEnd(')')) : int.MaxValue, parts[1].Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    private static IEnumerable<string> Said(IEnumerable<TaxonomyFault> faults) =>
        faults.Select(fault => $"{fault.Line}:{fault.Column} {fault.Rule} {(fault.IsWarning ? "warning" : "error")}");
}
