using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Steps;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Recipes;

public sealed class TaxonomyChoicesTests
{
    private const string Question = """{"slot":1,"evidence":["Both parents sit on the four eggs for about 24 days."],"question":"For how long do ringed plovers sit on their eggs?","answer":"about 24 days","wrong":["one week","two months","half a year"]}""";

    [Fact]
    public async Task Rows_have_four_choices_of_which_one_is_right_and_proven()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new());
        using var models = ModelSet.Connect(server.Settings);

        List<Row> rows = await Pipeline.RowsAsync(Recipe.Load("taxonomy-choices"), new SeededLeaf("knowledge", 8), new StepSetup { Models = models }).ToListAsync();

        rows.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (Row row in rows)
        {
            string[] choices = [.. row.Columns["choices"].EnumerateArray().Select(choice => choice.GetString()!)];
            choices.Distinct().Count().ShouldBe(4);
            choices[row.Text("place")![0] - 'A'].ShouldBe(row.Text("answer"));
            row.Columns["evidence"].GetArrayLength().ShouldBeGreaterThan(0);
            row.Text("reason").ShouldNotBeNullOrEmpty();
        }

        // A unit asks twice.
        server.Requests.Count.ShouldBeInRange(8, 2 * 8);
        server.Requests.Select(request => request.Hash).ShouldBeUnique();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public async Task Right_answers_are_even_over_the_places_though_the_critic_likes_one(int questions)
    {
        // All rows of which the right answer stands at A pass this critic, and no others.
        string[] slots = [.. Enumerable.Range(1, questions).Select(slot => $$"""{"slot":{{slot}},"reason":"The passage says so plainly.","chosen":"A","alone":"yes"}""")];
        string[] asked = [.. Enumerable.Range(1, questions).Select(slot => Question.Replace("\"slot\":1", $"\"slot\":{slot}", StringComparison.Ordinal).Replace("their eggs", $"their eggs in year {slot}", StringComparison.Ordinal))];
        var model = new SaidModel($"{{\"items\":[{string.Join(',', asked)}]}}", $"{{\"items\":[{string.Join(',', slots)}]}}");
        using ModelSet models = model.Models();

        List<Row> rows = await Pipeline.RowsAsync(
            Recipe.Load("taxonomy-choices", new Dictionary<string, string> { ["questions"] = $"{questions}" }), new SeededLeaf("knowledge", 1), new StepSetup { Models = models }).ToListAsync();

        rows.Count.ShouldBe(questions / 4);
        rows.CountBy(row => row.Text("place")!).ShouldAllBe(place => place.Value == 1);
        model.Requests.Count.ShouldBe(2);
        model.Requests.Last().Text.ShouldNotContain("Both parents sit on the four eggs for about 24 days.\"");
    }

    [Theory]
    [InlineData("none", "yes")]
    [InlineData("wrong", "yes")]
    [InlineData("right", "no")]
    public async Task A_question_that_the_critic_answers_otherwise_or_can_not_understand_is_dropped(string chosen, string alone)
    {
        int kept = 0;
        foreach (string letter in (string[])["A", "B", "C", "D"])
        {
            string said = chosen == "none" ? "none" : letter;
            using ModelSet models = new SaidModel($"{{\"items\":[{Question}]}}", $$"""{"items":[{"slot":1,"reason":"The passage says so plainly.","chosen":"{{said}}","alone":"{{alone}}"}]}""").Models();
            kept += (await Pipeline.RowsAsync(
                Recipe.Load("taxonomy-choices", new Dictionary<string, string> { ["questions"] = "1" }), new SeededLeaf("knowledge", 1), new StepSetup { Models = models }).ToListAsync()).Count;
        }

        // One of the four letters is the right one.
        kept.ShouldBe(chosen == "wrong" ? 1 : 0);
    }

    [Theory]
    [InlineData("\"half a year\"]", "\"two years\",\"half a year\"]")]
    [InlineData(",\"half a year\"]", "]")]
    [InlineData("\"answer\":\"about 24 days\"", "\"answer\":\"\"")]
    [InlineData("\"half a year\"", "\"About 24 days.\"")]
    [InlineData("\"half a year\"", "\"for about 24 days\"")]
    [InlineData("\"answer\":\"about 24 days\"", "\"answer\":\"about 31 days\"")]
    [InlineData("sit on the four eggs", "sit on the five eggs")]
    public async Task A_question_that_is_not_sound_never_reaches_the_critic(string from, string to)
    {
        Question.ShouldContain(from);
        var model = new SaidModel($"{{\"items\":[{Question.Replace(from, to, StringComparison.Ordinal)}]}}");
        using ModelSet models = model.Models();

        List<Row> rows = await Pipeline.RowsAsync(
            Recipe.Load("taxonomy-choices", new Dictionary<string, string> { ["questions"] = "1" }), new SeededLeaf("knowledge", 1), new StepSetup { Models = models }).ToListAsync();

        rows.ShouldBeEmpty();
        model.Requests.ShouldAllBe(request => request.Text.Contains("Write 1 multiple-choice questions", StringComparison.Ordinal));
    }

    [Fact]
    public void The_recipe_s_stages_come_in_this_order() =>
        Recipe.Load("taxonomy-choices").Steps.Select(step => step.Name).ShouldBe(
            ["repeat", "generate", "ground", "sample", "offer", "dedup", "generate-2", "keep", "keep-2", "sample-2", "offer-2"]);
}
