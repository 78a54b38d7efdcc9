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

    [Theory]
    [InlineData("export run --format csv --system x", "--system is for --format instructlab alone")]
    [InlineData("mix nowhere.yaml", "cannot read nowhere.yaml: there is no such file")]
    [InlineData("mix run", "it is a folder; name a file in it")]
    public async Task What_can_not_be_done_is_one_sentence(string line, string said)
    {
        using var run = TaxonomyRunFolder.Small();
        run.Write();

        SeedbedProcess process = await SeedbedProcess.RunAsync(run.Path, line.Split(' '));

        process.ShouldFailWith(said);
    }
}
