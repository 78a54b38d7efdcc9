using System.Text;
using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.EndToEnd;

/// <summary>A taxonomy with leaves that can't be grown: each is named, and the others reach their rows.</summary>
public sealed class TaxonomyFaultTests
{
    private const string Missing = "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";

    private static readonly string[] Good =
    [
        "compositional_skills/a/b_c", "compositional_skills/a_b/c", "compositional_skills/grounded/summary", "compositional_skills/huge", "compositional_skills/mixed",
        "compositional_skills/writing/haiku", "knowledge/half", "knowledge/plant/pumps", "knowledge/there",
    ];

    // What the run says of each leaf that has nothing to work: the reject's reason, and words of its sentence.
    private static readonly (string Leaf, string Reason, string[] Words)[] Bad =
    [
        ("compositional_skills/bomb", "invalid", ["compositional_skills/bomb/qna.yaml:", "'seed_examples' is missing", "more: seedbed validate"]),
        ("compositional_skills/empty", "empty", ["compositional_skills/empty: ", "holds nothing"]),
        ("compositional_skills/untidy", "invalid", ["compositional_skills/untidy/qna.yaml:1:1: 'task_description' is missing; add", "(2 more: seedbed validate lists them)"]),
        ("knowledge/absolute", "pattern-leaves", ["knowledge/absolute/qna.yaml:50: ", "'/etc/*.md'"]),
        ("knowledge/binary", "binary", ["knowledge/binary/manual.md ", "binary"]),
        ("knowledge/broken", "damaged", ["knowledge/broken/manual.pdf "]),
        ("knowledge/climbing", "pattern-leaves", ["knowledge/climbing/qna.yaml:50: ", "'../*.md'"]),
        ("knowledge/matchless", "no-match", ["knowledge/matchless/qna.yaml:50: ", "'none/*.md'"]),
        ("knowledge/nowhere", "clone-fails", ["knowledge/nowhere/qna.yaml:47: ", "no repository at"]),
        ("knowledge/odd", "unknown-type", ["knowledge/odd/manual.exe ", "'.exe'"]),
        ("knowledge/silent", "empty", ["knowledge/silent/manual.md ", "no bytes"]),
        ("knowledge/uncommitted", "commit-missing", ["knowledge/uncommitted/qna.yaml:48: ", Missing]),
        ("knowledge/unreachable", "clone-fails", ["knowledge/unreachable/qna.yaml:47: ", "can't be fetched"]),
    ];

    [GitFact]
    public async Task Leaves_that_can_t_be_worked_are_named_and_the_others_reach_their_rows()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);
        await AddLeavesAsync(taxonomy);

        SeedbedProcess process = (await taxonomy.GenerateAsync("run", "--target", "3", "--per", "leaf")).ShouldEndWith(3);

        taxonomy.Folder.ShouldAddUp();
        Dictionary<string, JsonElement> groups = taxonomy.Folder.Record().GetProperty("groups").EnumerateArray().ToDictionary(group => group.GetProperty("group").GetString()!);
        groups.Keys.ShouldBe([.. Good, .. Bad.Select(bad => bad.Leaf)], ignoreOrder: true);
        taxonomy.Folder.Lines("run/dataset.jsonl").GroupBy(row => row.GetProperty("leaf").GetString()!).ToDictionary(leaf => leaf.Key, leaf => leaf.Count())
            .ShouldBe(Good.ToDictionary(leaf => leaf, _ => 3), ignoreOrder: true);
        JsonElement[] rejects = [.. taxonomy.Folder.Lines("run/rejects.jsonl").Where(reject => reject.GetProperty("step").GetString() == "source")];
        foreach ((string leaf, string reason, string[] words) in Bad)
        {
            string detail = groups[leaf].GetProperty("detail").GetString()!;
            foreach (string word in words)
                detail.ShouldContain(word);
            detail.ShouldNotContain('\n');
            process.Output.ShouldContain($"short: {leaf}: {detail}");
            rejects.ShouldContain(reject => (reject.GetProperty("id").GetString() + "/").StartsWith($"{leaf}/", StringComparison.Ordinal) && reject.GetProperty("reason").GetString() == reason);
        }

        process.Error.ShouldContain("have the same name when joined by _");
        rejects.ShouldContain(reject => reject.GetProperty("id").GetString() == "knowledge/half/broken.pdf");
    }

    [Fact]
    public async Task A_leaf_whose_critic_answers_in_prose_and_one_that_yields_nothing_are_named()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(new()
        {
            Fault = request => request.Prompt.Contains("Write a haiku.", StringComparison.Ordinal) && request.Prompt.Contains("You check", StringComparison.Ordinal)
                || request.Prompt.Contains("Sum a text up.", StringComparison.Ordinal) ? FakeModelFault.Prose : FakeModelFault.None,
        });
        using var taxonomy = new TaxonomyFolder(server);
        taxonomy.AddSkill("ponds");

        SeedbedProcess process = (await taxonomy.GenerateAsync("run", "--recipe", "taxonomy", "--target", "4", "--per", "leaf")).ShouldEndWith(3);

        taxonomy.Folder.ShouldAddUp();
        Dictionary<string, int> rows = taxonomy.Folder.Record().GetProperty("groups").EnumerateArray()
            .ToDictionary(group => group.GetProperty("group").GetString()!, group => group.GetProperty("rows").GetInt32());
        rows["compositional_skills/ponds"].ShouldBe(4);
        process.Output.ShouldContain("short: compositional_skills/writing/haiku: two draws in a row added nothing; it lost rows to skill-judge unjudged 50; the last one: ");
        process.Output.ShouldContain("short: compositional_skills/grounded/summary: two draws in a row added nothing; it lost rows to grounded-generate ");
    }

    [Fact]
    public async Task Without_a_target_a_leaf_that_gives_no_row_is_short_too()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using var taxonomy = new TaxonomyFolder(server);
        taxonomy.AddLeafWithoutDocuments();

        SeedbedProcess process = (await taxonomy.GenerateAsync("run")).ShouldEndWith(3);

        taxonomy.Folder.ShouldAddUp();
        process.Output.ShouldContain("every unit was worked, but 1 of 5 leaves gave no row: knowledge/plant/lost has 0");
        process.Output.ShouldContain("short: knowledge/plant/lost: ");
        (await taxonomy.Folder.RunAsync("taxonomy", "show", "tax", "--run", "run")).ShouldEndWith(0).Output.ShouldContain("knowledge/plant/lost: 0 rows: it has nothing that could be worked");
    }

    private static async Task AddLeavesAsync(TaxonomyFolder taxonomy)
    {
        CommandFolder folder = taxonomy.Folder;
        GitFolder repository = await GitFolder.CreateAsync(folder["repository"]);
        repository.Write("guide/pump.md", TaxonomyFolder.Manual("pump", 24));
        string commit = await repository.CommitAsync();
        taxonomy.AddSkill("a/b_c");
        taxonomy.AddSkill("a_b/c");
        // Five megabytes of seed examples.
        taxonomy.AddSkill("huge", 12_000, string.Concat(Enumerable.Repeat(" and water", 35)));
        taxonomy.AddKnowledge("there", repository.Path, commit, "**/*.md");
        taxonomy.AddKnowledge("absolute", repository.Path, commit, "/etc/*.md");
        taxonomy.AddKnowledge("climbing", repository.Path, commit, "../*.md");
        taxonomy.AddKnowledge("matchless", repository.Path, commit, "none/*.md");
        taxonomy.AddKnowledge("uncommitted", repository.Path, Missing, "**/*.md");
        taxonomy.AddKnowledge("nowhere", "./nowhere", commit, "*.md");
        taxonomy.AddKnowledge("unreachable", "http://127.0.0.1:9/pumps.git", commit, "*.md");
        AddKnowledge(taxonomy, "binary", "manual.md", [.. Enumerable.Range(0, 4096).Select(value => (byte)value)]);
        AddKnowledge(taxonomy, "broken", "manual.pdf", "%PDF-1.4\nno more\n"u8.ToArray());
        AddKnowledge(taxonomy, "odd", "manual.exe", "MZ"u8.ToArray());
        AddKnowledge(taxonomy, "silent", "manual.md", []);
        AddKnowledge(taxonomy, "half", "broken.pdf", "%PDF-1.4\nno more\n"u8.ToArray());
        folder.Write("tax/knowledge/half/whole.md", TaxonomyFolder.Manual("pump", 24));
        folder.Write("tax/compositional_skills/empty/qna.yaml", "# to be written\n");
        folder.Write("tax/compositional_skills/untidy/qna.yaml", "version: 2\ncreated_by: ada  \n");
        folder.Write("tax/compositional_skills/bomb/qna.yaml", Bomb());
    }

    private static void AddKnowledge(TaxonomyFolder taxonomy, string leaf, string document, byte[] content)
    {
        taxonomy.AddKnowledge(leaf, "./nowhere", "abcdef0", "*.*");
        taxonomy.Folder.Write($"tax/knowledge/{leaf}/{document}", content);
    }

    // Nine to the ninth of aliases.
    private static string Bomb()
    {
        var text = new StringBuilder("version: 2\ncreated_by: ada\ntask_description: Grow.\na: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name < 'j'; name++)
            text.Append($"{name}: &{name} [{string.Join(", ", Enumerable.Repeat($"*{(char)(name - 1)}", 9))}]\n");
        return text.ToString();
    }
}
