using System.Text.Json;
using Seedbed.Export;
using Seedbed.Runs;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Qna;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary><c>seedbed taxonomy</c>, as a user calls it.</summary>
public sealed class TaxonomyCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("knowledge/arts", null)]
    [InlineData("compositional_skills/arts", null)]
    [InlineData("compositional_skills/arts", "grounded")]
    [InlineData("compositional_skills/grounded/arts", null)]
    [InlineData("arts", "knowledge")]
    public async Task A_new_leaf_validates_in_both_profiles_whoever_made_it(string place, string? kind)
    {
        string[] chosen = kind is null ? [] : ["--kind", kind];

        SeedbedProcess made = await _folder.RunAsync(["taxonomy", "new", $"tax/{place}", "--created-by", "No: 'one' # é", .. chosen]);
        SeedbedProcess again = await _folder.RunAsync(["taxonomy", "new", $"tax/{place}", "--created-by", "ada", .. chosen]);

        made.ExitCode.ShouldBe(0, made.Error);
        made.Output.ShouldStartWith($"wrote {Path.Combine("tax", place, "qna.yaml")}\nwrote {Path.Combine("tax", place, "attribution.txt")}\n");
        foreach (TaxonomyProfile profile in Enum.GetValues<TaxonomyProfile>())
        {
            QnaFile judged = QnaReader.Read(_folder[$"tax/{place}/qna.yaml"], profile, new() { DemandsAttribution = true, SchemaVersion = 3 });
            judged.Faults.ShouldBeEmpty();
            judged.Content!.CreatedBy.ShouldBe("No: 'one' # é");
        }

        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("is there already and stays as it is; name another folder");
    }

    [GitFact]
    public async Task The_author_is_the_one_that_git_knows()
    {
        GitFolder repository = await GitFolder.CreateAsync(_folder.Path);
        await repository.RunAsync("config", "user.name", "Ada of the repository");

        (await _folder.RunAsync("taxonomy", "new", "tax/knowledge/a")).ExitCode.ShouldBe(0);

        QnaReader.Read(_folder["tax/knowledge/a/qna.yaml"]).Content!.CreatedBy.ShouldBe("Ada of the repository");
    }

    [Fact]
    public async Task A_tree_is_shown_with_what_can_not_be_used()
    {
        await TreeAsync();

        SeedbedProcess shown = await _folder.RunAsync("taxonomy", "show", "tax");

        shown.ExitCode.ShouldBe(0, shown.Error);
        shown.Output.ShouldBe($"""
            leaf                             kind       seeds  pairs  documents                         verdict
            compositional_skills/grounded/b  grounded       5      5  –                                 accept
            compositional_skills/old         –              –      –  –                                 reject (1 fault)
            knowledge/a                      knowledge      5     15  documents.git@0000000, 1 pattern  accept
            knowledge/none                   –              –      –  –                                 empty

            2 leaves, 10 seeds, 20 pairs; 1 rejected, 1 empty
            {Fault()}

            """);
        shown.Error.ShouldBe($"wrong-name: {Path.Combine("tax", "knowledge", "x", "qna.yml")} is passed over, since only the name qna.yaml counts; rename it.\n");
    }

    [Fact]
    public async Task With_a_run_each_leaf_shows_what_became_of_it_and_why_it_fell_short()
    {
        await TreeAsync();
        await _folder.GenerateByRulesAsync(_folder.Write("docs/pump.md", CommandFolder.PumpManual));
        var run = new RunFolder(_folder["run"]);

        SeedbedProcess without = await _folder.RunAsync("taxonomy", "show", "tax", "--run", "run");
        run.WriteRecord(run.RequireRecord() with { Leaves = [Grown(), new("compositional_skills/grounded/b") { Rows = 7, Wanted = 9, Why = "its units gave nothing more", Faults = ["A fault."] }] });
        SeedbedProcess shown = await _folder.RunAsync("taxonomy", "show", "tax", "--run", "run");
        SeedbedProcess json = await _folder.RunAsync("taxonomy", "show", "tax", "--run", "run", "--json");

        without.ShouldBe(new(1, "", $"seedbed: {run.Path} has no counts of leaves; name a run that was generated with --taxonomy\n"));
        shown.Output.ShouldBe($"""
            leaf                             kind       seeds  documents  units  tries  written   rows  yield  verdict
            compositional_skills/grounded/b  grounded       5          0      0      0        7      7   100%  accept
            compositional_skills/old         –              –          –      –      –        –      –      –  reject (1 fault)
            knowledge/a                      knowledge      5          2  40/60     45    1,600  1,200    81%  accept
            knowledge/none                   –              –          –      –      –        –      –      –  empty

            2 leaves, 10 seeds, 20 pairs, 1,207 rows; 1 rejected, 1 empty
            {Fault()}
            compositional_skills/grounded/b: 7 of 9 rows: its units gave nothing more; A fault.
            knowledge/a lost: 250 dedup duplicate, 50 knowledge-keep, 100 beyond the target

            """);
        json.Output.Split('\n')[2].ShouldEndWith(""","documents":2,"units":60,"asked":40,"tries":45,"written":1600,"over_target":100,"rows":1200,"wanted":1200,"lost":[{"step":"dedup","reason":"duplicate","rows":250},{"step":"knowledge-keep","reason":"keep","rows":50}]}""");
    }

    private static LeafCounts Grown() => new("knowledge/a")
    {
        Documents = 2,
        Units = 60,
        Asked = 40,
        Rows = 1200,
        Wanted = 1200,
        Steps =
        [
            new("source", "taxonomy", 2, 43, 45, new Dictionary<string, long>()),
            new("dedup", "dedup", 1600, 0, 1350, new Dictionary<string, long> { ["duplicate"] = 250 }),
            new("knowledge-keep", "keep", 1350, 0, 1300, new Dictionary<string, long> { ["keep"] = 50 }),
            new("accept", "accept", 1300, 0, 1200, new Dictionary<string, long> { ["over-target"] = 100 }),
        ],
    };

    [Fact]
    public async Task For_machines_each_file_is_a_line()
    {
        await TreeAsync();

        SeedbedProcess shown = await _folder.RunAsync("taxonomy", "show", "tax", "--json");

        JsonElement[] lines = [.. shown.Output.TrimEnd().Split('\n').Select(line => JsonElement.Parse(line))];
        lines.Select(line => line.GetProperty("verdict").GetString()).ShouldBe(["accept", "reject", "accept", "empty"]);
        lines[2].GetRawText().ShouldBe("""{"leaf":"knowledge/a","file":"tax/knowledge/a/qna.yaml","verdict":"accept","kinds":["knowledge"],"created_by":"ada","seeds":5,"pairs":15,"attribution":true,"repo":"https://example.com/documents.git","commit":"0000000000000000000000000000000000000000","patterns":["*.md"]}""");
    }

    [GitFact]
    public async Task What_is_new_is_listed()
    {
        GitFolder repository = await GitFolder.CreateAsync(_folder.Path);
        await TreeAsync();
        string commit = await repository.CommitAsync();
        _folder.Write("tax/knowledge/a/qna.yaml", "changed");
        _folder.Write("tax/knowledge/b/qna.yaml", "new");
        _folder.Write("tax/compositional_skills/grounded/b/attribution.txt", "of others");

        SeedbedProcess listed = await _folder.RunAsync("taxonomy", "diff", "tax", "--base", "main");
        SeedbedProcess json = await _folder.RunAsync("taxonomy", "diff", "tax", "--base", "main", "--json");
        SeedbedProcess all = await _folder.RunAsync("taxonomy", "diff", "tax");

        listed.Output.ShouldBe($"changed  {Path.Combine("tax", "compositional_skills", "grounded", "b", "qna.yaml")} (attribution.txt)\nchanged  {Path.Combine("tax", "knowledge", "a", "qna.yaml")}\nnew      {Path.Combine("tax", "knowledge", "b", "qna.yaml")}\n");
        listed.Error.ShouldEndWith($"seedbed: 1 new, 2 changed against {commit[..10]}\n");
        json.Output.Split('\n')[0].ShouldBe("""{"status":"changed","leaf":"compositional_skills/grounded/b","file":"tax/compositional_skills/grounded/b/qna.yaml","beside":["attribution.txt"]}""");
        json.Output.Split('\n')[2].ShouldBe("""{"status":"new","leaf":"knowledge/b","file":"tax/knowledge/b/qna.yaml"}""");
        all.Error.ShouldEndWith("seedbed: 5 new, 0 changed without a base\n");
    }

    [Theory]
    [InlineData("taxonomy show nowhere", "seedbed: nowhere does not exist; name the folder of a taxonomy or a qna.yaml\n")]
    [InlineData("taxonomy diff nowhere", "seedbed: nowhere does not exist; name the folder of a taxonomy or a qna.yaml\n")]
    [InlineData("taxonomy new knowledge/a --kind skil --created-by ada", "seedbed: --kind: 'skil' is not known; did you mean 'skill'?\ntry `seedbed taxonomy new --help`\n")]
    [InlineData("taxonomy show . --profile strict", "seedbed: --profile: 'strict' is not known; known: ilab, ci\ntry `seedbed taxonomy show --help`\n")]
    public async Task A_mistake_is_one_sentence(string line, string error) =>
        (await _folder.RunAsync(line.Split(' '))).ShouldBe(new(1, "", error));

    private string Fault()
    {
        TaxonomyFault fault = QnaReader.Read(_folder["tax/compositional_skills/old/qna.yaml"]).Faults[0];
        return $"{Path.Combine("tax", "compositional_skills", "old", "qna.yaml")}:{fault.Line}:{fault.Column}: {fault.Message}";
    }

    private async Task TreeAsync()
    {
        foreach (string leaf in (string[])["knowledge/a", "compositional_skills/grounded/b"])
            (await _folder.RunAsync("taxonomy", "new", $"tax/{leaf}", "--created-by", "ada")).ExitCode.ShouldBe(0);
        _folder.Write("tax/compositional_skills/old/qna.yaml", "- a list\n");
        _folder.Write("tax/knowledge/none/qna.yaml", "");
        _folder.Write("tax/knowledge/x/qna.yml", "");
    }
}
