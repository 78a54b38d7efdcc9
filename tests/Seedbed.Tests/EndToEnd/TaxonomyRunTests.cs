using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A taxonomy from the command, all of its way.</summary>
public sealed class TaxonomyRunTests
{
    private static readonly string[] Leaves =
        ["compositional_skills/grounded/summary", "compositional_skills/mixed", "compositional_skills/writing/haiku", "knowledge/plant/pumps"];

    [Fact]
    public async Task Each_leaf_gets_exactly_its_rows_by_the_recipe_of_its_kind()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        (await taxonomy.GenerateAsync("run", "--target", "7", "--per", "leaf")).ShouldEndWith(0).Output.ShouldContain("met by all 4");

        taxonomy.Folder.ShouldAddUp();
        IReadOnlyList<JsonElement> rows = taxonomy.Folder.Lines("run/dataset.jsonl");
        rows.GroupBy(Leaf).ToDictionary(group => group.Key, group => group.Count()).ShouldBe(Leaves.ToDictionary(leaf => leaf, _ => 7), ignoreOrder: true);
        rows.Where(row => Leaf(row) == "compositional_skills/mixed").Select(Kind).Distinct().ShouldBe(["skill", "grounded"], ignoreOrder: true);
        rows.Where(row => Leaf(row).StartsWith("knowledge/", StringComparison.Ordinal)).ShouldAllBe(row => Kind(row) == "knowledge"
            && row.GetProperty("source").GetProperty("document").GetString() == "knowledge/plant/pumps/manual.md"
            && row.GetProperty("source").GetProperty("leaf").GetString() == "knowledge/plant/pumps");
        rows.Select(row => row.GetProperty("id").GetString()).Distinct().Count().ShouldBe(rows.Count);
        taxonomy.Folder.Lines("run/leaves.jsonl").Select(leaf => leaf.GetProperty("leaf").GetString()).ShouldBe(Leaves);
        taxonomy.Folder.Lines("run/leaves.jsonl")[1].GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()).ShouldBe(["skill", "grounded"]);
        File.Exists(taxonomy.Folder["run/documents/knowledge/plant/pumps/manual.md.txt"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_steps_of_a_part_meet_its_rows_alone()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        (await taxonomy.GenerateAsync("run", "--set", "questions=2")).ShouldEndWith(0);

        taxonomy.Folder.ShouldAddUp();
        Dictionary<string, long> into = taxonomy.Folder.Record().GetProperty("steps").EnumerateArray()
            .ToDictionary(step => step.GetProperty("step").GetString()!, step => step.GetProperty("in").GetInt64());
        into["skill-repeat"].ShouldBe(5 + 3);
        into["grounded-repeat"].ShouldBe(5 + 2);
        into["skill-generate"].ShouldBe(2 * into["skill-repeat"]);
        (into["knowledge-repeat"] % 5).ShouldBe(0, "each chunk with each of five contexts");
        server.Requests.Count.ShouldBe((int)(into["skill-repeat"] + into["grounded-repeat"] + into["knowledge-repeat"]));
        server.Requests.ShouldAllBe(request => request.Attempt == 1);
    }

    [Fact]
    public async Task A_leaf_without_documents_falls_short_and_the_others_go_on()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);
        taxonomy.AddLeafWithoutDocuments();
        taxonomy.Folder.Write("tax/knowledge/plant/broken/qna.yaml", "version: 3\ncreated_by: tester\n");

        (await taxonomy.GenerateAsync("run", "--target", "3", "--per", "leaf")).ShouldEndWith(3);

        taxonomy.Folder.ShouldAddUp();
        Dictionary<string, long> groups = taxonomy.Folder.Record().GetProperty("groups").EnumerateArray()
            .ToDictionary(group => group.GetProperty("group").GetString()!, group => group.GetProperty("rows").GetInt64());
        groups.ShouldBe(
            new Dictionary<string, long>(Leaves.Select(leaf => KeyValuePair.Create(leaf, 3L))) { ["knowledge/plant/broken"] = 0, ["knowledge/plant/lost"] = 0 }, ignoreOrder: true);
        JsonElement[] rejects = [.. taxonomy.Folder.Lines("run/rejects.jsonl").Where(reject => reject.GetProperty("step").GetString() == "source")];
        rejects.Select(reject => reject.GetProperty("reason").GetString()).ShouldContain("invalid");
        rejects.ShouldContain(reject => reject.GetProperty("id").GetString() == "knowledge/plant/lost");
    }

    [Fact]
    public async Task The_same_answers_give_the_same_bytes_whatever_is_under_way_at_once()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        (await taxonomy.GenerateAsync("run", "--target", "6", "--per", "leaf", "--max-in-flight", "1")).ShouldEndWith(0);
        (await taxonomy.GenerateAsync("again", "--target", "6", "--per", "leaf")).ShouldEndWith(0);

        File.ReadAllText(taxonomy.Folder["again/dataset.jsonl"]).ShouldBe(File.ReadAllText(taxonomy.Folder["run/dataset.jsonl"]));
        File.ReadAllText(taxonomy.Folder["again/rejects.jsonl"]).ShouldBe(File.ReadAllText(taxonomy.Folder["run/rejects.jsonl"]));
    }

    [Fact]
    public async Task A_recipe_for_one_kind_takes_the_leaves_of_that_kind()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        (await taxonomy.GenerateAsync("run", "--recipe", "my/skill.yaml")).ShouldEndWith(0);

        taxonomy.Folder.ShouldAddUp();
        taxonomy.Folder.Lines("run/dataset.jsonl").Select(Leaf).Distinct().ShouldBe(["compositional_skills/mixed", "compositional_skills/writing/haiku"]);
        taxonomy.Folder.Lines("run/rejects.jsonl").Count(reject => reject.GetProperty("reason").GetString() == "other-kind").ShouldBe(2);
    }

    [Theory]
    [InlineData("no part of the recipe has a parameter 'answers'", "--set", "answers=2")]
    [InlineData("can't be", "--recipe", "my/none.yaml")]
    public async Task What_is_wrong_is_said_before_anything_is_asked(string words, params string[] more)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);
        taxonomy.Folder.Write("my/none.yaml", "source: taxonomy\nparts: { skill: taxonomy.yaml }\n");

        (await taxonomy.GenerateAsync("run", more)).ShouldFailWith(words);

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Inputs_and_a_taxonomy_exclude_each_other()
    {
        using var folder = new CommandFolder();
        folder.Write("in/pump.md", CommandFolder.PumpManual);

        (await folder.RunAsync("generate", "in", "--taxonomy", "tax")).ShouldFailWith("--taxonomy tax");
        (await folder.RunAsync("generate")).ShouldFailWith("no input was given", "--taxonomy");
        (await folder.RunAsync("generate", "in", "--documents", "in")).ShouldFailWith("no taxonomy is given");
    }

    private static string Leaf(JsonElement row) => row.GetProperty("leaf").GetString()!;

    private static string Kind(JsonElement row) => row.GetProperty("leaf_kind").GetString()!;
}
