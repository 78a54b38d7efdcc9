using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>What goes to InstructLab and comes from it, as a user calls it.</summary>
public sealed class InstructLabCommandTests
{
    [Fact]
    public async Task A_taxonomys_run_is_exported_and_mixed_again()
    {
        using var run = TaxonomyRunFolder.Small();
        run.Write();

        SeedbedProcess exported = await SeedbedProcess.RunAsync(run.Path, "export", "run", "--format", "instructlab", "--out", "out", "--system", "Be kind.");
        SeedbedProcess mixed = await SeedbedProcess.RunAsync(run.Path, "mix", $"out/skills_recipe_{TaxonomyRunFolder.Suffix}.yaml", "--out", "mixed.jsonl", "--seed", "7");

        exported.ShouldBe(new(0, $"""
            4 rows  {Path.Combine("out", $"train_{TaxonomyRunFolder.Suffix}.jsonl")}
            4 rows  {Path.Combine("out", $"test_{TaxonomyRunFolder.Suffix}.jsonl")}
            4 rows  {Path.Combine("out", $"messages_{TaxonomyRunFolder.Suffix}.jsonl")}
            recipe  {Path.Combine("out", $"knowledge_recipe_{TaxonomyRunFolder.Suffix}.yaml")}
            2 rows  {Path.Combine("out", $"knowledge_train_msgs_{TaxonomyRunFolder.Suffix}.jsonl")}
            recipe  {Path.Combine("out", $"skills_recipe_{TaxonomyRunFolder.Suffix}.yaml")}
            6 rows  {Path.Combine("out", $"skills_train_msgs_{TaxonomyRunFolder.Suffix}.jsonl")}
            6 files  {Path.Combine("out", $"node_datasets_{TaxonomyRunFolder.Suffix}")}
            dataset card  {Path.Combine("out", "README.md")}

            """, ""));
        mixed.ExitCode.ShouldBe(0, mixed.Error);
        mixed.Output.ShouldEndWith("\n6 rows  mixed.jsonl\n");
        File.ReadLines(run["mixed.jsonl"]).ShouldAllBe(line => line.Contains("\"Be kind.\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mix_of_an_exports_own_recipe_does_not_stand_in_the_way_of_the_next_export()
    {
        using var run = TaxonomyRunFolder.Small();
        run.Write();
        (await SeedbedProcess.RunAsync(run.Path, "export", "run", "--format", "instructlab", "--out", "out")).ExitCode.ShouldBe(0);

        SeedbedProcess mixed = await SeedbedProcess.RunAsync(run.Path, "mix", $"out/skills_recipe_{TaxonomyRunFolder.Suffix}.yaml");
        SeedbedProcess again = await SeedbedProcess.RunAsync(run.Path, "export", "run", "--format", "instructlab", "--out", "out");

        mixed.Output.ShouldEndWith($"\n6 rows  skills_recipe_{TaxonomyRunFolder.Suffix}_mixed.jsonl\n");
        again.ExitCode.ShouldBe(0, again.Error);
    }

    [Theory]
    [InlineData("export run --format csv --system x", "--system is for --format instructlab alone")]
    [InlineData("export run --format csv --with run", "--with is for --format instructlab alone")]
    [InlineData("export run --format instructlab --with run", "is named twice")]
    [InlineData("export run --format instructlab --with gone", "gone")]
    [InlineData("mix nowhere.yaml", "cannot read nowhere.yaml: there is no such file")]
    [InlineData("mix run", "it is a folder; name a file in it")]
    public async Task What_can_not_be_done_is_one_sentence(string line, string said)
    {
        using var run = TaxonomyRunFolder.Small();
        run.Write();

        SeedbedProcess process = await SeedbedProcess.RunAsync(run.Path, line.Split(' '));

        process.ShouldFailWith(said);
    }

    [Fact]
    public async Task A_pipeline_is_imported_checked_and_previewed()
    {
        using var folder = new CommandFolder();
        folder.Write("p/ask.yaml", "system: You help.\ngeneration: Ask about {{ document }} between [Q] and [E]\nstart_tags: ['[Q]']\nend_tags: ['[E]']\n");
        folder.Write("p/pipe.yaml", """
            version: "1.0"
            blocks:
              - { name: ask, type: LLMBlock, config: { config_path: ask.yaml, output_cols: [question] } }
              - { name: choose, type: SelectorBlock, config: {} }
            """);
        folder.Write("rows.jsonl", "{\"document\":\"The pump has a purge valve.\"}\n");
        await using FakeModelServer server = await FakeModelServer.StartAsync(new() { Constant = "{\"question\":\"What has the pump?\"}" });

        SeedbedProcess imported = await folder.RunAsync("recipes", "import", "p/pipe.yaml", "--out", "mine");
        SeedbedProcess again = await folder.RunAsync("recipes", "import", "p/pipe.yaml", "--out", "mine");
        SeedbedProcess preview = await folder.RunAsync("preview", "rows.jsonl", "--recipe", "mine/recipe.yaml", "--model", $"{server.Address}#fake");

        imported.ExitCode.ShouldBe(3, imported.Error);
        imported.Output.ShouldBe("""
            ask (LLMBlock) → generate
              note: its prompt speaks of [Q], [E]: take that out, since replies are JSON here
            choose (SelectorBlock) → nothing
              does not map: no step takes the column that another column names
            1 step in mine/recipe.yaml; run it over rows with --recipe mine

            """);
        again.ShouldFailWith("is already there; name another folder with --out");
        preview.ExitCode.ShouldBe(0, preview.Error);
        preview.Output.ShouldContain("What has the pump?");
    }
}
