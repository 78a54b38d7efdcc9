using System.Text.Json;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Runs.Estimates;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

public sealed class TaxonomyEstimateTests
{
    [Fact]
    public async Task A_unit_is_reckoned_by_the_steps_of_its_own_part()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var tax = new TaxonomyFolder(server);
        RunSettings settings = Settings(tax, server);

        Estimate estimate = await new RunEstimate(RecipeOf(tax), settings).PlanAsync();
        await new RecipeRun(RecipeOf(tax), settings).ExecuteAsync();

        estimate.Total.Requests.ShouldBe(server.Requests.Count);
        estimate.Total.Requests.ShouldBe(estimate.Units);
        estimate.Rows.ShouldBe(3 * estimate.Units);
        estimate.Steps.Select(step => step.Step).ShouldBe(["knowledge-generate", "skill-generate", "grounded-generate"]);
        estimate.ShouldBeBounded();
    }

    [Fact]
    public async Task The_example_is_reckoned_as_its_three_recipes_alone_are()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        Estimate whole = await ExampleAsync(server, "taxonomy");
        Estimate[] parts = [await ExampleAsync(server, "taxonomy-knowledge"), await ExampleAsync(server, "taxonomy-skill"), await ExampleAsync(server, "taxonomy-grounded")];

        whole.Units.ShouldBe(parts.Sum(part => part.Units));
        whole.Total.Requests.ShouldBe(parts.Sum(part => part.Total.Requests));
        whole.Rows.ShouldBe(parts.Sum(part => part.Rows));
        whole.Total.OutputTokens.ShouldBe(parts.Sum(part => part.Total.OutputTokens));
        whole.ShouldBeBounded();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_target_is_reckoned_in_all_per_leaf_and_by_weights()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var tax = new TaxonomyFolder(server);

        JsonElement all = await ToldAsync(tax, server, "--target", "50");
        JsonElement each = await ToldAsync(tax, server, "--target", "10", "--per", "leaf");
        JsonElement weighed = await ToldAsync(tax, server, "--target", "10", "--per", "leaf", "--weights", "knowledge=2");

        (all.GetProperty("target").GetInt64(), all.GetProperty("unit_draws").GetInt64()).ShouldBe((50, 17));
        (each.GetProperty("target").GetInt64(), each.GetProperty("unit_draws").GetInt64()).ShouldBe((40, 16));
        (weighed.GetProperty("target").GetInt64(), weighed.GetProperty("unit_draws").GetInt64()).ShouldBe((50, 19));
        weighed.GetProperty("steps")[0].GetProperty("requests").GetInt64().ShouldBe(7, "the leaf of knowledge wants 20 rows");
    }

    [Fact]
    public async Task Rows_that_a_leaf_without_units_can_t_give_are_said()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var tax = new TaxonomyFolder(server);
        tax.AddLeafWithoutDocuments();

        SeedbedProcess shown = await tax.Folder.RunAsync([.. Command(server), "--target", "10", "--per", "leaf"]);

        shown.ShouldEndWith(0).Output.ShouldContain("40 rows take at least 16 units; ");
        shown.Output.ShouldContain("; 10 more are wanted of groups that give no row");
        (await tax.Folder.RunAsync([.. Command(server), "--per", "leaf"])).ShouldFailWith("give --target N as well");
        (await tax.Folder.RunAsync([.. Command(server), "--target", "9", "--weights", "lore=2"])).ShouldFailWith("no leaf lies below 'lore'");
    }

    [Fact]
    public async Task A_sample_of_fewer_units_than_parts_takes_the_others_from_the_plan()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var tax = new TaxonomyFolder(server);

        Estimate one = await new RunEstimate(RecipeOf(tax), Settings(tax, server)).SampleAsync(1);
        Estimate more = await new RunEstimate(RecipeOf(tax), Settings(tax, server)).SampleAsync(3);

        (one.Looked, more.Looked).ShouldBe((1, 3));
        foreach (Estimate estimate in (Estimate[])[one, more])
        {
            estimate.Steps.Count.ShouldBe(3);
            estimate.Total.Requests.ShouldBe(estimate.Units);
            estimate.ShouldBeBounded();
        }

        more.Counts.Where(step => step.Verb == "generate").ShouldAllBe(step => step.In > 0);
    }

    private static async Task<Estimate> ExampleAsync(FakeModelServer server, string recipe)
    {
        using var folder = new TempFolder();
        return await new RunEstimate(Recipe.Load(recipe), new()
        {
            Out = folder["run"],
            Inputs = [SourceTree.In("examples", "taxonomy", "taxonomy")],
            Models = new() { Teacher = server.Settings },
        }).PlanAsync();
    }

    private static async Task<JsonElement> ToldAsync(TaxonomyFolder tax, FakeModelServer server, params string[] more) =>
        JsonElement.Parse((await tax.Folder.RunAsync([.. Command(server), "--json", .. more])).ShouldEndWith(0).Output);

    private static string[] Command(FakeModelServer server) =>
        ["estimate", "--taxonomy", "tax", "--recipe", "my/taxonomy.yaml", "--model", $"{server.Address}#fake"];

    private static Recipe RecipeOf(TaxonomyFolder tax) => Recipe.Load(tax.Folder["my/taxonomy.yaml"]);

    private static RunSettings Settings(TaxonomyFolder tax, FakeModelServer server) => new()
    {
        Out = tax.Folder["run"],
        Inputs = [tax.Folder["tax"]],
        Models = new() { Teacher = server.Settings },
    };
}
