using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Recipes;

public sealed class TaxonomySummariesTests
{
    private const string Facts = """{"evidence":["Both parents sit on the four eggs for about 24 days."],"answer":"Ringed plovers sit on their eggs for about 24 days."}""";
    private const string Verdicts = """{"items":[{"slot":1,"reason":"All of it stands in the passage.","score":3},{"slot":2,"reason":"All of it stands in the passage.","score":3},{"slot":3,"reason":"All of it stands in the passage.","score":3}]}""";

    [Fact]
    public async Task Each_chunk_is_written_anew_in_three_ways_by_four_requests()
    {
        var model = new SaidModel(
            """{"evidence":["Both parents sit on the four eggs for about 24 days.","They pick worms and small crabs from the mud."],"answer":"Ringed plovers sit on four eggs."}""",
            """{"evidence":["Both parents sit on the four eggs for about 24 days.","They pick worms and small crabs from the mud."],"answer":"Ringed plovers pick worms."}""",
            """{"evidence":["Both parents sit on the four eggs for about 24 days.","They pick worms and small crabs from the mud."],"answer":"Ringed plovers pick small crabs."}""",
            Verdicts);

        List<Row> rows = await RowsAsync(model);

        rows.Select(row => row.Text("document_type")).ShouldBe(["detailed_summary", "atomic_facts", "extractive_summary"], ignoreOrder: true);
        rows.Select(row => row.Text("question")).ShouldBeUnique();
        rows.Single(row => row.Text("document_type") == "extractive_summary").Text("answer")
            .ShouldBe("Both parents sit on the four eggs for about 24 days.\nThey pick worms and small crabs from the mud.");
        rows.Where(row => row.Text("document_type") != "extractive_summary").ShouldAllBe(row => row.Text("answer")!.StartsWith("Ringed plovers", StringComparison.Ordinal));
        model.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("about 24 days.\"}", "about 31 days.\"}")]
    [InlineData("\"answer\":\"Ringed plovers", "\"answer\":\"In Portugal ringed plovers")]
    [InlineData("[\"Both parents sit on the four eggs", "[\"Each week two foxes watch the seven ships")]
    [InlineData("[\"Both parents sit on the four eggs for about 24 days.\"]", "[]")]
    public async Task What_the_chunk_does_not_say_never_reaches_the_critic(string from, string to)
    {
        Facts.ShouldContain(from);
        var model = new SaidModel(Facts.Replace(from, to, StringComparison.Ordinal));

        (await RowsAsync(model)).ShouldBeEmpty();

        model.Requests.ShouldAllBe(request => !request.Text.Contains("Judge each", StringComparison.Ordinal));
    }

    private static async Task<List<Row>> RowsAsync(SaidModel model)
    {
        using ModelSet models = model.Models();
        return await Pipeline.RowsAsync(Recipe.Load("taxonomy-summaries"), new SeededLeaf("knowledge", 1), new StepSetup { Models = models }).ToListAsync();
    }
}
