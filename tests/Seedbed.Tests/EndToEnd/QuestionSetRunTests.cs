using System.Text.Json;
using Seedbed.Tests.Doubles;
using Seedbed.Yaml;

namespace Seedbed.Tests.EndToEnd;

/// <summary>MMLU-style question sets, from a taxonomy to the trainer's files.</summary>
public sealed class QuestionSetRunTests
{
    private const string Leaf = "knowledge/plant/pumps";
    private static readonly string[] Choices = ["--recipe", "taxonomy-choices", "--target", "9", "--per", "leaf"];

    [Fact]
    public async Task Questions_are_grown_by_themselves_and_exported_with_the_rows_to_train_on()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        (await taxonomy.GenerateAsync("run", "--target", "4", "--per", "leaf")).ShouldEndWith(0);
        int before = server.Requests.Count;
        (await taxonomy.GenerateAsync("choices", Choices)).ShouldEndWith(0).Output.ShouldContain("met");
        int asked = server.Requests.Count - before;
        SeedbedProcess exported = await taxonomy.Folder.RunAsync("export", "run", "--format", "instructlab", "--out", "out", "--with", "choices");

        taxonomy.Folder.ShouldAddUp("choices");
        // The folder's own recipe for grounded skills gives rows without a context.
        exported.ExitCode.ShouldBe(3, exported.Error);
        exported.Output.ShouldContain("rows left out: no-context");
        exported.Output.ShouldNotContain("no MMLU question sets");
        JsonElement[] rejects = [.. taxonomy.Folder.Lines("choices/rejects.jsonl")];
        rejects.Where(reject => reject.GetProperty("reason").GetString() == "other-kind").Select(reject => reject.GetProperty("id").GetString())
            .ShouldBe(["compositional_skills/grounded/summary", "compositional_skills/mixed", "compositional_skills/writing/haiku"]);
        JsonElement differs = rejects.First(reject => reject.GetProperty("step").GetString() == "keep");
        differs.GetProperty("detail").GetString()!.ShouldMatch("^chosen is '(A|B|C|D|none)', and place is '[A-D]'$");
        differs.GetProperty("row").GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();

        // Each chunk once, however many contexts its leaf has: two requests a draw.
        JsonElement[] steps = [.. taxonomy.Folder.Record("choices").GetProperty("steps").EnumerateArray()];
        asked.ShouldBeLessThanOrEqualTo(2 * (int)steps.Single(step => step.GetProperty("step").GetString() == "repeat").GetProperty("in").GetInt64() + 2);
        string nodes = Path.GetFileName(Directory.GetDirectories(taxonomy.Folder["out"]).Single());
        IReadOnlyList<JsonElement> set = taxonomy.Folder.Lines($"out/{nodes}/mmlubench_knowledge_plant_pumps.jsonl");
        ShouldBeSound(set);
        set.Count.ShouldBe(9);
        var task = (YamlMap)YamlReader.ReadFile(taxonomy.Folder[$"out/{nodes}/knowledge_plant_pumps_task.yaml"]);
        task.TryGet("task", out YamlNode? name).ShouldBeTrue();
        ((YamlScalar)name!).Text.ShouldBe("knowledge_plant_pumps");

        File.WriteAllText(taxonomy.Folder["choices/dataset.jsonl"], File.ReadAllText(taxonomy.Folder["choices/dataset.jsonl"]).Replace(Leaf, "knowledge/else", StringComparison.Ordinal));
        (await taxonomy.Folder.RunAsync("export", "run", "--format", "instructlab", "--out", "out", "--with", "choices"))
            .ShouldFailWith("of the leaf knowledge/else, which the run to export does not have");
    }

    [Fact]
    public async Task The_same_answers_give_the_same_questions_in_the_same_places()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);

        (await taxonomy.GenerateAsync("one", [.. Choices, "--max-in-flight", "1"])).ShouldEndWith(0);
        (await taxonomy.GenerateAsync("two", Choices)).ShouldEndWith(0);
        (await taxonomy.GenerateAsync("three", [.. Choices, "--seed", "5"])).ShouldEndWith(0);

        taxonomy.Folder.Bytes("two").ShouldBe(taxonomy.Folder.Bytes("one"));
        taxonomy.Folder.Bytes("three").Dataset.ShouldNotBe(taxonomy.Folder.Bytes("one").Dataset);
        foreach (string run in (string[])["one", "two"])
            (await taxonomy.Folder.RunAsync("export", run, "--format", "instructlab", "--out", $"{run}-out")).ExitCode.ShouldBe(0);
        Set(taxonomy, "two").ShouldBe(Set(taxonomy, "one"));
    }

    private static string Set(TaxonomyFolder taxonomy, string run) => File.ReadAllText(
        Directory.EnumerateFiles(taxonomy.Folder[$"{run}-out"], "mmlubench_*.jsonl", SearchOption.AllDirectories).Single());

    private static void ShouldBeSound(IReadOnlyList<JsonElement> set)
    {
        foreach (JsonElement row in set)
        {
            row.EnumerateObject().Select(property => property.Name)
                .ShouldBe(["document", "leaf_node_type", "leaf_node_path", "question", "choices", "answer", "subject", "dataset_type"]);
            string[] choices = [.. row.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()!)];
            choices.Distinct().Count().ShouldBe(4);
            // The fake model takes right answers from the passage, and wrong ones from nowhere.
            row.GetProperty("document").GetString()!.ShouldContain(choices[row.GetProperty("answer").GetInt32()]);
            row.GetProperty("subject").GetString().ShouldBe("plants");
            row.GetProperty("leaf_node_path").GetString().ShouldBe(Leaf.Replace('/', '_'));
        }

        set.CountBy(row => row.GetProperty("answer").GetInt32()).Count().ShouldBeGreaterThanOrEqualTo(3);
    }
}
