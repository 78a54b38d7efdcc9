using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A real, very weak model from end to end: hardly a row, but nothing ungrounded, doubled or malformed gets through, and counts add up.</summary>
public sealed class SmallModelTests
{
    // Three chunks' worth of plain facts.
    private const string Facts = """
        # Water works

        ## Pump

        The pump of the water works was built in 1974 and moves 300 litres of water in a minute. It stands in the cellar of the old mill.

        ## Filter

        The sand filter is cleaned every 14 days. Two people need about three hours for it, and the works stand still meanwhile.

        ## Tower

        The water tower is 42 metres high and holds 500 cubic metres. It was painted white in 2003.
        """;

    [SmallModelServerFact]
    public async Task What_a_weak_model_gets_through_is_grounded_and_whole_and_the_counts_add_up()
    {
        using var folder = new CommandFolder();
        folder.Write("in/works.md", Facts);
        using var server = await SmallModelServer.StartAsync();
        folder.Write("seedbed.yaml", $"""
            models:
              small: {"{"} endpoint: "{server.Address}", model: smollm2, context-window: 2048, generation-tokens: 80, seed: 7, time-out: 60, max-in-flight: 2 {"}"}
            teacher: small
            """);
        string recipe = File.ReadAllText(SourceTree.In("recipes", "qa", "recipe.yaml"))
            .Replace("tokens: auto, overlap: 64", "tokens: 48, overlap: 0", StringComparison.Ordinal);
        folder.Write("small-qa/recipe.yaml", recipe);
        foreach (string prompt in Directory.EnumerateFiles(SourceTree.In("recipes", "qa", "prompts")))
            folder.Write($"small-qa/prompts/{Path.GetFileName(prompt)}", File.ReadAllText(prompt));

        SeedbedProcess run = await folder.RunAsync("generate", "in", "--recipe", "small-qa/recipe.yaml", "--out", "run", "--set", "questions=2", "--budget", "90s");

        run.ExitCode.ShouldBeOneOf(0, 3);
        run.Error.ShouldNotContain("Exception");
        folder.Lines("run/chunks.jsonl").Count.ShouldBe(3);
        JsonElement model = folder.Record().GetProperty("models")[0];
        model.GetProperty("requests").GetInt64().ShouldBeGreaterThan(0);
        folder.ShouldAddUp();
        if (folder.Record().GetProperty("rows").GetInt64() > 0)
            await folder.ShouldHoldOnlyGoodRowsAsync();
    }
}
