using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Recipes;

public sealed class TaxonomyRecipeTests
{
    [Theory]
    [InlineData("knowledge")]
    [InlineData("skill")]
    [InlineData("grounded")]
    public async Task A_leaf_grows_rows_that_resemble_its_seeds(string kind)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new());
        using var models = ModelSet.Connect(server.Settings);

        List<Row> rows = await Pipeline.RowsAsync(Recipe.Load($"taxonomy-{kind}"), new SeededLeaf(kind), new StepSetup { Models = models }).ToListAsync();

        rows.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (Row row in rows)
        {
            row.Text("leaf").ShouldBe($"{kind}/leaf");
            row.Text("question").ShouldNotBeNullOrEmpty();
            row.Text("answer").ShouldNotBeNullOrEmpty();
            row.Columns["score"].GetInt32().ShouldBeGreaterThanOrEqualTo(2);
            row.Columns["resemblance"].GetDouble().ShouldBeGreaterThan(0);
            row.Columns.Contains("evidence").ShouldBe(kind != "skill");
        }

        rows.Select(row => row.Text("context") + row.Text("question")).ShouldBeUnique();
    }

    [Theory]
    [InlineData("knowledge", 4)]
    [InlineData("skill", 4)]
    [InlineData("grounded", 5)]
    public async Task A_unit_asks_each_stage_once_and_nothing_twice(string kind, int stages)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new());
        using var models = ModelSet.Connect(server.Settings);

        await Pipeline.RowsAsync(Recipe.Load($"taxonomy-{kind}"), new SeededLeaf(kind), new StepSetup { Models = models }).ToListAsync();

        // A unit whose rows are all weeded goes no further.
        server.Requests.Count.ShouldBeInRange(2 * stages, 3 * stages);
        server.Requests.Select(request => request.Hash).ShouldBeUnique();
    }

    [Fact]
    public async Task What_is_unlike_the_seeds_is_dropped_before_the_critic_is_asked()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new());
        using var models = ModelSet.Connect(server.Settings);

        // The fake asks in more words than any seed.
        var set = new Dictionary<string, string> { ["tolerance"] = "1" };
        List<Row> rows = await Pipeline.RowsAsync(Recipe.Load("taxonomy-knowledge", set), new SeededLeaf("knowledge", 1), new StepSetup { Models = models }).ToListAsync();

        rows.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void The_knowledge_recipe_s_stages_come_in_this_order() =>
        Recipe.Load("taxonomy-knowledge").Steps.Select(step => step.Name).ShouldBe(
            ["repeat", "sample", "generate", "resemble", "dedup", "judge", "keep", "generate-2", "ground", "resemble-2", "judge-2", "keep-2"]);
}
