using System.Text.RegularExpressions;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A taxonomy's run, proven: knowledge by its documents, grounded skills by their contexts, and skills said to have nothing to prove.</summary>
public sealed class TaxonomyVerifyTests
{
    [Fact]
    public async Task Every_kind_of_row_is_held_against_what_it_grew_from()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);
        (await taxonomy.GenerateAsync("run", "--recipe", "taxonomy", "--set", "tolerance=30", "--target", "4", "--per", "leaf")).ShouldEndWith(0);
        taxonomy.Folder.ShouldAddUp();

        SeedbedProcess whole = (await taxonomy.Folder.RunAsync("verify", "run")).ShouldEndWith(0);
        SeedbedProcess today = (await taxonomy.Folder.RunAsync("verify", "run", "--taxonomy", "tax")).ShouldEndWith(0);
        SeedbedProcess alone = (await taxonomy.Folder.RunAsync("verify", "run/dataset.jsonl", "--taxonomy", "tax")).ShouldEndWith(0);
        SeedbedProcess elsewhere = (await taxonomy.Folder.RunAsync("verify", "run", "--taxonomy", "tax", "--documents", "my")).ShouldEndWith(3);

        whole.Output.Split('\n').Length.ShouldBe(3, "no row is listed as a fault");
        whole.Output.ShouldContain(" 0 moved, 0 changed, 0 without their document, 0 without evidence, 0 unreadable");
        whole.Output.ShouldContain("of skills without a context: their answers are drawn from no text, so there is nothing to prove");
        (today.Output, alone.Output).ShouldBe((whole.Output, whole.Output));
        elsewhere.Output.ShouldContain("missing document  knowledge/plant/pumps/manual.md#c");
        elsewhere.Output.ShouldNotContain("missing document  compositional_skills");
    }

    [Theory]
    [InlineData("grounded", "is not in the row's own context")]
    [InlineData("knowledge", "is no longer in knowledge/plant/pumps/manual.md")]
    public async Task A_quote_that_somebody_changed_is_found(string kind, string words)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);
        (await taxonomy.GenerateAsync("run", "--recipe", "taxonomy", "--set", "tolerance=30", "--target", "4", "--per", "leaf")).ShouldEndWith(0);
        string[] rows = File.ReadAllLines(taxonomy.Folder["run/dataset.jsonl"]);
        int at = Array.FindIndex(rows, row => row.Contains($"\"leaf_kind\":\"{kind}\"", StringComparison.Ordinal));
        rows[at] = Regex.Replace(rows[at], "\"quote\":\"[^\"]*", match => $"{match.Value} changed by hand");
        File.WriteAllLines(taxonomy.Folder["run/dataset.jsonl"], rows);

        SeedbedProcess verified = (await taxonomy.Folder.RunAsync("verify", "run")).ShouldEndWith(3);

        verified.Output.ShouldContain(words);
        verified.Output.ShouldContain(" 1 changed, 0 without their document");
    }

    [Theory]
    [InlineData("--against and --taxonomy", "--against", "tax", "--taxonomy", "tax")]
    [InlineData("no taxonomy is given", "--documents", "tax")]
    public async Task Where_the_documents_are_is_said_once(string words, params string[] options)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);
        (await taxonomy.GenerateAsync("run")).ShouldEndWith(0);

        (await taxonomy.Folder.RunAsync(["verify", "run", .. options])).ShouldFailWith(words);
    }
}
