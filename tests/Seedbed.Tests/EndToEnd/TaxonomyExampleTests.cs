using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary><c>examples/taxonomy</c>, as its page says to run it.</summary>
public sealed class TaxonomyExampleTests
{
    private const string Run = "run-taxonomy";

    [Fact]
    public async Task Its_page_runs_word_for_word()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var example = new TaxonomyExample(server);
        var said = new List<string>();
        foreach (string[] command in example.Commands)
            said.Add((await example.Folder.RunAsync(command)).ShouldEndWith(0).Output);

        said.Count.ShouldBe(6);
        said[0].ShouldContain("3 files: 3 accepted, 0 rejected, 0 empty");
        said[1].ShouldContain("3 leaves, 15 seeds, 25 pairs; 0 rejected");
        said[2].ShouldContain("met by all 3");
        said[3].ShouldContain("3 leaves, 15 seeds, 25 pairs, 30 rows");
        said[4].ShouldContain("10 rows of skills without a context");
        example.Folder.ShouldAddUp(Run);
        example.Folder.Lines($"{Run}/dataset.jsonl").CountBy(row => row.GetProperty("leaf_kind").GetString()!).ToDictionary().ShouldBe(
            new Dictionary<string, int> { ["knowledge"] = 10, ["skill"] = 10, ["grounded"] = 10 }, ignoreOrder: true);
        string card = File.ReadAllText(example.Folder[$"{Run}/exports/instructlab/README.md"]);
        card.ShouldContain("Title of work: Notes of five meetings that were never held");
        card.ShouldNotContain("https://example.com/tide-mills.git", customMessage: "nothing was read from there");
    }

    [Fact]
    public async Task Every_kind_of_row_is_verified_against_what_it_grew_from()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var example = new TaxonomyExample(server);
        (await example.GenerateAsync()).ShouldEndWith(0);
        CommandFolder folder = example.Folder;
        folder.Write("other/pump.md", CommandFolder.PumpManual);
        string[] today = ["--taxonomy", "examples/taxonomy/taxonomy"];

        SeedbedProcess kept = (await folder.RunAsync("verify", Run)).ShouldEndWith(0);
        SeedbedProcess now = (await folder.RunAsync(["verify", Run, .. today])).ShouldEndWith(0);
        SeedbedProcess alone = (await folder.RunAsync(["verify", $"{Run}/dataset.jsonl", .. today])).ShouldEndWith(0);
        SeedbedProcess elsewhere = (await folder.RunAsync(["verify", Run, .. today, "--documents", "other"])).ShouldEndWith(3);

        kept.Output.Split('\n').Length.ShouldBe(3, "no row is listed as a fault");
        kept.Output.ShouldContain(" 0 moved, 0 changed, 0 without their document, 0 without evidence, 0 unreadable\n10 rows of skills without a context");
        (now.Output, alone.Output).ShouldBe((kept.Output, kept.Output));
        elsewhere.Output.ShouldContain("missing document  knowledge/engineering/tide_mills/tide-mill.md#c");
        elsewhere.Output.ShouldNotContain("missing document  compositional_skills");
        (await folder.RunAsync("verify", Run, "--against", "other", "--taxonomy", "examples")).ShouldFailWith("--against and --taxonomy");
        (await folder.RunAsync("verify", Run, "--documents", "other")).ShouldFailWith("no taxonomy is given");
    }

    [Theory]
    [InlineData("grounded", "is not in the row's own context")]
    [InlineData("knowledge", "is no longer in knowledge/engineering/tide_mills/tide-mill.md")]
    public async Task A_quote_that_somebody_changed_is_found(string kind, string words)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var example = new TaxonomyExample(server);
        (await example.GenerateAsync()).ShouldEndWith(0);
        string dataset = example.Folder[$"{Run}/dataset.jsonl"];
        string[] rows = File.ReadAllLines(dataset);
        int at = Array.FindIndex(rows, row => JsonElement.Parse(row).GetProperty("leaf_kind").GetString() == kind);
        rows[at] = rows[at].Replace("\"quote\":\"", "\"quote\":\"Changed by hand: ", StringComparison.Ordinal);
        File.WriteAllLines(dataset, rows);

        SeedbedProcess verified = (await example.Folder.RunAsync("verify", Run)).ShouldEndWith(3);

        verified.Output.ShouldContain(words);
        verified.Output.ShouldContain(" 1 changed, 0 without their document");
    }
}
