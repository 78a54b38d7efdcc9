using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>What is said of budgets and targets that can't be kept to.</summary>
public sealed class LimitsTests
{
    [Fact]
    public async Task The_sentence_of_a_spent_budget_and_the_summary_name_the_same_tokens()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Latency = request => TimeSpan.FromMilliseconds(20 + (request.Number % 7 * 30)) });
        using var qa = new QaFolder(server, documents: 6);

        SeedbedProcess run = await qa.GenerateAsync("--budget", "40ktok");

        string used = System.Text.RegularExpressions.Regex.Match(run.ShouldEndWith(3).Output, @"is spent \(([\d,]+) tokens used").Groups[1].Value;
        used.ShouldNotBeEmpty(run.Output);
        run.Output.ShouldContain($"budget: 40,000 tokens ({used} used by all processes on the folder)");
    }

    [Fact]
    public async Task Tokens_that_nobody_counted_are_said_to_be_estimated()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { SaysUsage = false });
        using var qa = new QaFolder(server, documents: 1);

        SeedbedProcess run = await qa.GenerateAsync("--budget", "10Mtok");

        run.ShouldEndWith(0).Output.ShouldMatch(@"0 tokens in, 0 out, [\d,]+ charged by estimate, where no server counted");
        run.Output.ShouldMatch(@"budget: 10,000,000 tokens \(([\d,]+) used by all processes on the folder, \1 of them charged by estimate\)");
    }

    [Fact]
    public async Task A_preview_keeps_to_a_budget()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);

        SeedbedProcess run = await qa.Folder.RunAsync("preview", "in", "--recipe", "my-qa/recipe.yaml", "--model", qa.Model, "--out", "run", "--budget", "100tok");

        run.ShouldEndWith(3).Error.ShouldContain("the budget of 100 tokens is too small for one request");
        server.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_estimate_speaks_of_further_draws_only_where_there_are_some()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);
        qa.Folder.Write("rows.jsonl", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n{\"text\":\"three\"}\n");
        qa.Folder.Write("weigh.md", "Weigh {{text}}.\n");
        qa.Folder.Write("weigh.yaml", "name: weigh\nsummary: Weighs rows\nsource: { rows: {} }\nsteps:\n  - judge: { model: teacher, prompt: weigh.md, as: score }\n");
        string[] estimate = ["estimate", "rows.jsonl", "--recipe", "weigh.yaml", "--model", qa.Model, "--target"];

        SeedbedProcess more = await qa.Folder.RunAsync([.. estimate, "10"]);
        SeedbedProcess enough = await qa.Folder.RunAsync([.. estimate, "2"]);
        SeedbedProcess drawn = await qa.Folder.RunAsync("estimate", "in", "--recipe", "my-qa/recipe.yaml", "--model", qa.Model, "--target", "1000");

        more.ShouldEndWith(0).Output.ShouldContain("3 rows from 3 units, short of 10; this recipe works each unit once");
        more.Output.ShouldMatch(@"total +3 ");
        enough.ShouldEndWith(0).Output.ShouldContain("2 rows take at least 2 units; the source can give them");
        drawn.ShouldEndWith(0).Output.ShouldContain("if further draws give as much");
    }
}
