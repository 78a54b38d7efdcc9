using System.Text.Json;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Cli;

/// <summary>seedbed validate: formats, exit codes, which files of a folder are judged.</summary>
public sealed class ValidateCommandTests
{
    private const string Good = """
        version: 1
        created_by: ada
        task_description: ''
        seed_examples:
          - question: q
            answer: a

        """;

    private static readonly string Bad = Good.Replace("answer: a", "answer: Yes", StringComparison.Ordinal);

    [Fact]
    public async Task Faults_stand_below_one_another_with_how_to_mend_them()
    {
        using TempFolder folder = Taxonomy();

        SeedbedProcess validated = await SeedbedProcess.RunAsync(folder.Path, "validate", ".");

        validated.ShouldSatisfyAllConditions(
            () => validated.ExitCode.ShouldBe(1),
            () => validated.Output.ShouldBe("""
                ./compositional_skills/bad/qna.yaml:6:13: seed_examples[0].answer is true or false (YAML reads Yes so), and a text is needed (type)
                    Put it in quotes: "Yes".
                ./compositional_skills/empty/qna.yaml: empty
                3 files: 1 accepted, 1 rejected, 1 empty (profile ilab)

                """),
            () => validated.Error.ShouldBe("""
                seedbed: ./compositional_skills/misnamed/qna.yml is not read, since its name is not exactly qna.yaml; rename it
                seedbed: 1 file outside of compositional_skills and knowledge left out, as InstructLab does, such as ./foundational_skills/x/qna.yaml; name them to judge them

                """));
    }

    [Fact]
    public async Task Json_has_one_line_a_file()
    {
        using TempFolder folder = Taxonomy();

        SeedbedProcess validated = await SeedbedProcess.RunAsync(
            folder.Path, "validate", "compositional_skills/bad/qna.yaml", "compositional_skills/good/qna.yaml", "nowhere/qna.yaml", "--format", "json", "--profile", "ci");

        validated.ExitCode.ShouldBe(1);
        string[] lines = validated.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("""{"path":"compositional_skills/bad/qna.yaml","profile":"ci","version":1,"kind":"skill","verdict":"reject","faults":[{"line":6,"column":13,"path":"seed_examples[0].answer","rule":"type","message":"seed_examples[0].answer is true or false (YAML reads Yes so), and a text is needed","fix":"Put it in quotes: \"Yes\"."}]}""");
        lines[1].ShouldBe("""{"path":"compositional_skills/good/qna.yaml","profile":"ci","version":1,"kind":"skill","verdict":"accept","faults":[]}""");
        JsonDocument.Parse(lines[2]).RootElement.GetProperty("version").ValueKind.ShouldBe(JsonValueKind.Null);
        lines.Length.ShouldBe(3);
    }

    [Fact]
    public async Task GitHub_shows_faults_as_annotations()
    {
        using TempFolder folder = Taxonomy();

        SeedbedProcess validated = await SeedbedProcess.RunAsync(folder.Path, "validate", "compositional_skills", "--format", "github");

        validated.Output.ShouldBe("""
            ::error file=compositional_skills/bad/qna.yaml,line=6,col=13,title=type::seed_examples[0].answer is true or false (YAML reads Yes so), and a text is needed. Put it in quotes: "Yes".
            ::warning file=compositional_skills/empty/qna.yaml::the file is empty

            """);
    }

    [Fact]
    public async Task Accepted_and_empty_files_end_with_exit_code_0()
    {
        using TempFolder folder = Taxonomy();

        SeedbedProcess validated = await SeedbedProcess.RunAsync(folder.Path, "validate", "compositional_skills/good", "compositional_skills/empty/qna.yaml");

        validated.ExitCode.ShouldBe(0);
        validated.Output.ShouldEndWith("2 files: 1 accepted, 0 rejected, 1 empty (profile ilab)\n");
    }

    [Fact]
    public async Task What_needs_no_judgement_is_mended()
    {
        using TempFolder folder = Taxonomy();

        SeedbedProcess validated = await SeedbedProcess.RunAsync(folder.Path, "validate", "compositional_skills", "--fix");

        validated.ExitCode.ShouldBe(0);
        validated.Output.ShouldEndWith("3 files: 2 accepted, 0 rejected, 1 empty (profile ilab)\n");
        validated.Error.ShouldEndWith("seedbed: 1 file mended\n");
        File.ReadAllText(folder["compositional_skills/bad/qna.yaml"]).ShouldBe(Good.Replace("answer: a", "answer: \"Yes\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_lines_of_a_file_that_is_no_YAML_are_mended_and_it_stays_rejected()
    {
        using var folder = new TempFolder();
        string file = folder.Write("compositional_skills/a/qna.yaml", "version: 3\ncreated_by: ada \ntask_description: note: b\nseed_examples: []");

        SeedbedProcess validated = await SeedbedProcess.RunAsync(folder.Path, "validate", ".", "--fix");

        validated.ExitCode.ShouldBe(1);
        validated.Error.ShouldBe("seedbed: 1 file mended\n");
        File.ReadAllText(file).ShouldBe("version: 3\ncreated_by: ada\ntask_description: note: b\nseed_examples: []\n");
        validated.Output.ShouldStartWith("./compositional_skills/a/qna.yaml:3:23: ");
        validated.Output.ShouldEndWith("1 file: 0 accepted, 1 rejected, 0 empty (profile ilab)\n");
        validated.Output.Split('\n').Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_leaf_that_was_not_filled_in_is_accepted_with_a_note()
    {
        using var folder = new TempFolder();
        (await SeedbedProcess.RunAsync(folder.Path, "taxonomy", "new", "tax/knowledge/a", "--created-by", "ada")).Error.ShouldBeEmpty();
        (await SeedbedProcess.RunAsync(folder.Path, "taxonomy", "new", "b", "--created-by", "ada")).Error.ShouldStartWith("seedbed: note: ");

        SeedbedProcess validated = await SeedbedProcess.RunAsync(folder.Path, "validate", "tax");

        validated.ExitCode.ShouldBe(0);
        validated.Output.ShouldBe("1 file: 1 accepted, 0 rejected, 0 empty (profile ilab)\n");
        validated.Error.ShouldBe("seedbed: note: tax/knowledge/a/qna.yaml still says what `taxonomy new` wrote, in domain and 7 more places; write your own text there\n");
    }

    [Fact]
    public async Task Mending_keeps_links_and_who_may_read_a_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        using TempFolder folder = Taxonomy();
        File.Move(folder["compositional_skills/bad/qna.yaml"], folder["kept.yaml"]);
        File.SetUnixFileMode(folder["kept.yaml"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(folder["compositional_skills/bad/qna.yaml"], folder["kept.yaml"]);

        SeedbedProcess validated = await SeedbedProcess.RunAsync(folder.Path, "validate", "compositional_skills/bad", "--fix");

        validated.ExitCode.ShouldBe(0, validated.Error);
        File.ResolveLinkTarget(folder["compositional_skills/bad/qna.yaml"], returnFinalTarget: true)!.FullName.ShouldBe(folder["kept.yaml"]);
        File.ReadAllText(folder["kept.yaml"]).ShouldContain("answer: \"Yes\"");
        File.GetUnixFileMode(folder["kept.yaml"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_rules_file_judges_the_layout()
    {
        using TempFolder folder = Taxonomy();
        string examples = string.Concat(Enumerable.Range(1, 5).Select(i => $"  - question: q{i}\n    answer: a\n"));
        folder.Write("compositional_skills/good/qna.yaml", $"version: 2\ncreated_by:   ada\ntask_description: t\nseed_examples:\n{examples}");
        folder.Write("rules.yaml", "extends: relaxed\nrules:\n  colons: disable\n");

        (await SeedbedProcess.RunAsync(folder.Path, "validate", "compositional_skills/good")).ExitCode.ShouldBe(1);
        (await SeedbedProcess.RunAsync(folder.Path, "validate", "compositional_skills/good", "--profile", "ci")).ExitCode.ShouldBe(0);
        (await SeedbedProcess.RunAsync(folder.Path, "validate", "compositional_skills/good", "--rules", "rules.yaml")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("nothing", "nothing holds no qna.yaml")]
    [InlineData(".|--schema|4", "--schema must be a whole number from 1 to 3")]
    [InlineData(".|--profile|strict", "--profile: 'strict' is not known")]
    public async Task What_cannot_be_judged_is_one_sentence(string arguments, string sentence)
    {
        using TempFolder folder = Taxonomy();
        Directory.CreateDirectory(folder["nothing"]);

        SeedbedProcess validated = await SeedbedProcess.RunAsync(folder.Path, ["validate", .. arguments.Split('|')]);

        validated.ExitCode.ShouldBe(1);
        validated.Error.ShouldStartWith($"seedbed: {sentence}");
    }

    private static TempFolder Taxonomy()
    {
        var folder = new TempFolder();
        folder.Write("compositional_skills/good/qna.yaml", Good);
        folder.Write("compositional_skills/bad/qna.yaml", Bad);
        folder.Write("compositional_skills/empty/qna.yaml", "# nothing yet\n");
        folder.Write("compositional_skills/misnamed/qna.yml", Good);
        folder.Write("foundational_skills/x/qna.yaml", Good);
        return folder;
    }
}
