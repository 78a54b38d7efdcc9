using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Runs;

/// <summary>Runs with a budget, as a user starts them.</summary>
public sealed class BudgetedRunTests
{
    [Fact]
    public async Task A_budget_ends_the_run_short_and_more_of_it_goes_on_to_the_same_bytes()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 3);
        (await qa.GenerateAsync()).ExitCode.ShouldBe(0);
        (string Dataset, string Rejects) undisturbed = qa.Folder.Bytes();
        int requests = server.Requests.Count;
        Directory.Delete(qa.Folder["run"], recursive: true);

        SeedbedProcess first = await qa.GenerateAsync("--price", "1/2", "--budget", "0.02usd", "--budget", "10Mtok", "--budget", "1h");

        first.ExitCode.ShouldBe(3, first.Error);
        first.Output.ShouldContain("the budget of 0.02 USD is spent (0.0");
        JsonElement record = qa.Folder.Record();
        record.GetProperty("state").GetString().ShouldBe("short");
        record.GetProperty("held").GetString().ShouldBe("budget");
        record.GetProperty("budget").GetRawText().ShouldContain("\"usd\": 0.02");
        record.GetProperty("coverage").GetProperty("units").ValueKind.ShouldBe(JsonValueKind.Null);
        decimal spent = record.GetProperty("spent").GetProperty("usd").GetDecimal();
        spent.ShouldBeInRange(0.001m, 0.02m);
        undisturbed.Dataset.ShouldStartWith(qa.Folder.Bytes().Dataset);
        int paid = server.Requests.Count - requests;

        SeedbedProcess second = await qa.GenerateAsync("--price", "1/2", "--budget", "5usd");

        second.ExitCode.ShouldBe(0, second.Error);
        qa.Folder.Bytes().ShouldBe(undisturbed);
        server.Requests.Count.ShouldBe(2 * requests);
        paid.ShouldBeGreaterThan(0);
        JsonElement whole = qa.Folder.Record();
        whole.GetProperty("coverage").GetProperty("units").GetInt64().ShouldBe(9);
        whole.GetProperty("spent").GetProperty("usd").GetDecimal().ShouldBeGreaterThan(spent);
        whole.GetProperty("cost_per_row").GetDecimal().ShouldBeGreaterThan(0);
        (await qa.Folder.RunAsync("show", "run")).Output.ShouldMatch(@"cost: 0\.\d+ USD in all, 0\.\d+ USD per accepted row\nbudget: 5 USD \(0\.\d+ USD used\)\n");
    }

    [Theory]
    [InlineData("--budget needs a price", "needs the price of model 'fake', which has none; add price: { input: …, output: … }", "--budget", "5usd")]
    [InlineData("no unit", "--budget 5 has no unit", "--budget", "5")]
    [InlineData("nothing", "--budget 0usd allows nothing", "--budget", "0usd")]
    [InlineData("another unit", "'eur' is no unit of a budget", "--budget", "5eur")]
    [InlineData("twice", "both limit tokens", "--budget", "5Mtok", "--budget", "3ktok")]
    [InlineData("a wrong price", "--price 1 is not of the form IN/OUT", "--price", "1", "--budget", "5usd")]
    public async Task A_wrong_budget_is_one_sentence_before_anything_is_sent(string _, string words, params string[] options)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var qa = new QaFolder(server, documents: 1);

        SeedbedProcess run = await qa.GenerateAsync(options);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(words);
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_budget_for_a_recipe_without_models_is_refused()
    {
        using var folder = new CommandFolder();
        folder.Write("in/pump.md", CommandFolder.PumpManual);

        SeedbedProcess run = await folder.RunAsync("generate", "in", "--out", "run", "--recipe", "rules.yaml", "--budget", "5min");

        (run.ExitCode, run.Error).ShouldBe((1, "seedbed: the recipe rules asks no model, so there is nothing to limit; leave --budget out\n"));
    }
}
