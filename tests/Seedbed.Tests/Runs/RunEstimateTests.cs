using System.Text.Json;
using Seedbed.Models;
using Seedbed.Recipes;
using Seedbed.Runs;
using Seedbed.Runs.Estimates;
using Seedbed.Tests.Doubles;
using Seedbed.Tokens;

namespace Seedbed.Tests.Runs;

public sealed class RunEstimateTests
{
    // Without the step that drops duplicates of the questions and with thresholds that every row passes, nothing is dropped.
    [Fact]
    public async Task Requests_are_those_that_a_run_sends_when_nothing_is_dropped()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 3);
        KeepEverything(qa);

        Estimate estimate = await Estimating(qa, server).PlanAsync();
        server.Requests.ShouldBeEmpty();
        RunRecord record = await new RecipeRun(RecipeOf(qa), Settings(qa, server)).ExecuteAsync();

        record.Rows.ShouldBe((long)(estimate.RowsPerUnit * estimate.Units));
        estimate.Looked.ShouldBe(estimate.Units);
        estimate.Total.Requests.ShouldBe(server.Requests.Count);
        estimate.Total.MostRequests.ShouldBe(2 * server.Requests.Count);
        StepEstimate first = estimate.Steps[0];
        long sent = server.Requests.Where(IsFirst).Sum(request => (long)Tokenizer.O200k.Count(request.Prompt) + 10);
        Math.Abs(first.InputTokens - sent).ShouldBeLessThanOrEqualTo(3 * first.Requests);
        estimate.Total.MostInputTokens.ShouldBeGreaterThan(record.Models.Sum(model => model.InputTokens));
        estimate.Total.MostOutputTokens.ShouldBeGreaterThan(record.Models.Sum(model => model.OutputTokens));
    }

    [Fact]
    public async Task A_run_never_sends_more_than_the_most_whatever_it_drops_and_asks_again()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = FakeModelOptions.OfThousand(400, isPassing: false, FakeModelFault.MissingSlots, FakeModelFault.Prose, FakeModelFault.WrongTypes),
        });
        using var qa = new QaFolder(server, documents: 3);

        Estimate estimate = await Estimating(qa, server).PlanAsync();
        RunRecord record = await new RecipeRun(RecipeOf(qa), Settings(qa, server)).ExecuteAsync();

        estimate.Total.MostRequests.ShouldBeGreaterThanOrEqualTo(server.Requests.Count);
        estimate.Total.MostInputTokens.ShouldBeGreaterThanOrEqualTo(record.Models.Sum(model => model.InputTokens));
        estimate.Total.MostUsd!.Value.ShouldBeGreaterThanOrEqualTo(record.Spent!.Usd!.Value);
        estimate.Total.LeastUsd!.Value.ShouldBeLessThan(estimate.Total.Usd!.Value);
    }

    [Fact]
    public async Task A_sample_measures_the_yield_and_the_run_finds_its_answers()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 3);
        var estimating = Estimating(qa, server);

        Estimate sampled = await estimating.SampleAsync(3, target: new(10_000));
        int asked = server.Requests.Count;
        await new RecipeRun(RecipeOf(qa), Settings(qa, server)).ExecuteAsync();

        asked.ShouldBeGreaterThan(3);
        sampled.IsMeasured.ShouldBeTrue();
        sampled.Looked.ShouldBe(3);
        sampled.Work.ShouldBe(Math.Ceiling(10_000 / sampled.RowsPerUnit));
        sampled.Counts.ShouldNotBeEmpty();
        server.Requests.Select(request => request.Hash).Distinct().Count().ShouldBe(server.Requests.Count);
    }

    // A reply for several questions is longer in words than so few tokens hold.
    [Fact]
    public async Task What_is_likely_is_never_more_than_the_most()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 2);
        RunSettings settings = Settings(qa, server) with { Models = new() { Teacher = server.Settings with { GenerationTokens = 64, Price = new ModelPrice(1, 2) } } };

        Estimate estimate = await new RunEstimate(RecipeOf(qa), settings).PlanAsync();

        estimate.Steps.ShouldNotBeEmpty();
        estimate.ShouldBeBounded();
    }

    [Fact]
    public async Task The_command_says_what_a_target_takes_and_how_to_name_a_price()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 2);
        string[] what = ["estimate", "in", "--recipe", "my-qa/recipe.yaml", "--model", qa.Model, "--target", "100"];

        SeedbedProcess shown = await qa.Folder.RunAsync(what);
        SeedbedProcess json = await qa.Folder.RunAsync([.. what, "--json", "--price", "1/2"]);

        shown.ExitCode.ShouldBe(0, shown.Error);
        shown.Output.ShouldContain("100 rows take at least 20 units; the source has ");
        shown.Output.ShouldContain("No price is known for fake: give price:");
        JsonElement told = JsonElement.Parse(json.Output);
        told.GetProperty("target").GetInt64().ShouldBe(100);
        told.GetProperty("unit_draws").GetInt64().ShouldBe(20);
        told.GetProperty("total").GetProperty("usd").GetDecimal().ShouldBeGreaterThan(0);
        server.Requests.ShouldBeEmpty();
        Directory.Exists(qa.Folder["runs"]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_time_of_a_batch_is_its_services()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 2);
        string[] what = ["estimate", "in", "--recipe", "my-qa/recipe.yaml", "--model", qa.Model, "--critic", $"batch:{qa.Folder["jobs"]}#small"];

        SeedbedProcess shown = await qa.Folder.RunAsync(what);
        SeedbedProcess json = await qa.Folder.RunAsync([.. what, "--json"]);

        shown.Output.ShouldContain("it takes at least 2 waves, one for each step that asks it");
        shown.Output.Split('\n').Count(line => line.TrimEnd().EndsWith("  batch", StringComparison.Ordinal)).ShouldBe(3, "two steps and the total");
        JsonElement told = JsonElement.Parse(json.Output);
        told.GetProperty("batch_waves_at_least").GetInt32().ShouldBe(2);
        told.GetProperty("total").GetProperty("seconds").ValueKind.ShouldBe(JsonValueKind.Null);
        told.GetProperty("steps")[0].GetProperty("seconds").GetDouble().ShouldBeGreaterThan(0);
        Directory.Exists(qa.Folder["jobs"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("asks no model, so there is nothing to estimate", "--recipe", "qa-extractive")]
    [InlineData("asks a model and none is named", "--recipe", "qa")]
    [InlineData("--target must be a whole number of at least 1, not 0", "--target", "0")]
    [InlineData("--sample must be a whole number from 1 to 1000", "--sample", "0")]
    [InlineData("--budget limits what --sample asks", "--recipe", "qa", "--budget", "5min")]
    public async Task What_can_t_be_estimated_is_one_sentence(string words, params string[] options)
    {
        using var folder = new CommandFolder();
        folder.Write("in/pump.md", CommandFolder.PumpManual);

        SeedbedProcess run = await folder.RunAsync(["estimate", "in", .. options]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(words);
        run.Error.ShouldNotContain("   at ");
    }

    private static void KeepEverything(QaFolder qa)
    {
        qa.ChangeRecipe("  - dedup: { on: question, method: exact }\n", "");
        qa.ChangeRecipe("column: question_score, at-least: 2", "column: question_score, at-least: 1");
        qa.ChangeRecipe("column: answer_score, at-least: 2", "column: answer_score, at-least: 1");
        qa.ChangeRecipe("  - ground: { answer: answer, evidence: evidence, in: chunk }\n", "");
    }

    private static bool IsFirst(FakeModelRequest request) => request.Schema!.Value.GetRawText().Contains("\"question\"", StringComparison.Ordinal);

    private static RunEstimate Estimating(QaFolder qa, FakeModelServer server) => new(RecipeOf(qa), Settings(qa, server) with { Out = qa.Folder["run"] });

    private static Recipe RecipeOf(QaFolder qa) => Recipe.Load(qa.Folder["my-qa/recipe.yaml"]);

    private static RunSettings Settings(QaFolder qa, FakeModelServer server) => new()
    {
        Out = qa.Folder["run"],
        Inputs = [qa.Folder["in"]],
        Models = new() { Teacher = server.Settings with { Price = new ModelPrice(1, 2) } },
    };
}
