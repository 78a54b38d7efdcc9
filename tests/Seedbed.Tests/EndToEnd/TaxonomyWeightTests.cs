using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>Weights of a taxonomy's branches, from the command.</summary>
public sealed class TaxonomyWeightTests
{
    [Theory]
    [InlineData("knowledge=3,compositional_skills/mixed=0.5", 6, true, new[] { 6, 3, 6, 18 })]
    [InlineData("compositional_skills=0,compositional_skills/writing=1", 4, true, new[] { 0, 0, 4, 4 })]
    [InlineData("knowledge=3", 24, false, new[] { 4, 4, 4, 12 })]
    [InlineData("/knowledge/=2, compositional_skills/mixed=0", 21, false, new[] { 5, 0, 5, 11 })]
    public async Task Rows_are_split_by_the_weights_and_are_exactly_so_many(string weights, int target, bool isPerLeaf, int[] rows)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        SeedbedProcess process = (await taxonomy.GenerateAsync("run", ["--target", $"{target}", "--weights", weights, .. isPerLeaf ? (string[])["--per", "leaf"] : []])).ShouldEndWith(0);

        process.Output.ShouldContain(isPerLeaf ? $"(the target of {rows.Sum()} rows, {rows.Min()} to {rows.Max()} per leaf by weight, is met by all 4)" : $"(the target of {target} rows is met)");
        taxonomy.Folder.ShouldAddUp();
        JsonElement[] groups = [.. taxonomy.Folder.Record().GetProperty("groups").EnumerateArray()];
        groups.Select(group => group.GetProperty("rows").GetInt32()).ShouldBe(rows);
        taxonomy.Folder.Lines("run/dataset.jsonl").Count.ShouldBe(rows.Sum());
        taxonomy.Folder.Lines("run/dataset.jsonl").GroupBy(row => row.GetProperty("leaf").GetString()!).OrderBy(leaf => leaf.Key, StringComparer.Ordinal).Select(leaf => leaf.Count())
            .ShouldBe(rows.Where(count => count > 0));
    }

    [Fact]
    public async Task A_raised_target_goes_on_and_other_weights_are_another_dataset()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        (await taxonomy.GenerateAsync("run", "--target", "8", "--weights", "knowledge=2")).ShouldEndWith(0);
        int asked = server.Requests.Count;
        (await taxonomy.GenerateAsync("run", "--target", "15", "--weights", "knowledge=2")).ShouldEndWith(0).Output.ShouldContain("the target of 15 rows is met");
        server.Requests.Select(request => request.Hash).Distinct().Count().ShouldBe(server.Requests.Count, "nothing was asked twice");
        asked.ShouldBeGreaterThan(0);
        (await taxonomy.GenerateAsync("run", "--target", "15", "--weights", "knowledge=3")).ShouldFailWith("the weights changed");
    }

    [Fact]
    public async Task A_branch_whose_leaves_can_t_deliver_leaves_the_others_theirs()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);
        taxonomy.AddLeafWithoutDocuments();

        SeedbedProcess process = (await taxonomy.GenerateAsync("run", "--target", "10", "--weights", "compositional_skills=1")).ShouldEndWith(3);

        process.Output.ShouldContain("the target was missed with 8 of 10 rows, by 1 of 5: knowledge/plant/lost has 0");
        taxonomy.Folder.Lines("run/dataset.jsonl").Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("no leaf lies below 'knowledge/animals'", "knowledge/animals=2")]
    [InlineData("such as knowledge=2 (0 leaves a branch out), not 'knowledge=-1'", "knowledge=-1")]
    [InlineData("not 'knowledge=much'", "knowledge=much")]
    [InlineData("not 'knowledge'", "compositional_skills=2,knowledge")]
    [InlineData("not '=2'", "=2")]
    [InlineData("not 'knowledge=NaN'", "knowledge=NaN")]
    [InlineData("names knowledge twice", "knowledge=2,knowledge=3")]
    [InlineData("names no branch", ",")]
    [InlineData("from 0 to 1000", "knowledge=5000")]
    [InlineData("leave no leaf a row", "knowledge=0,compositional_skills=0")]
    public async Task A_weight_that_is_none_is_one_sentence(string words, string weights)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        (await taxonomy.GenerateAsync("run", "--target", "5", "--per", "leaf", "--weights", weights)).ShouldFailWith(words);

        server.Requests.ShouldBeEmpty();
        taxonomy.Folder.ShouldHoldNoDataset();
    }

    [Fact]
    public async Task Weights_are_for_leaves_alone()
    {
        using var folder = new CommandFolder();
        folder.Write("in/pump.md", CommandFolder.PumpManual);

        (await folder.RunAsync("generate", "in", "--recipe", "rules.yaml", "--target", "2", "--weights", "knowledge=2")).ShouldFailWith("for the leaves of a taxonomy");
        (await folder.RunAsync("generate", "in", "--recipe", "rules.yaml", "--target", "2", "--per", "document", "--weights", "knowledge=2")).ShouldFailWith("not for each document");
        (await folder.RunAsync("generate", "in", "--recipe", "rules.yaml", "--weights", "knowledge=2")).ShouldFailWith("give --target N");
    }
}
