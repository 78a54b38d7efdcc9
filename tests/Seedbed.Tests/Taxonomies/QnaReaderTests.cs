using System.Text;
using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Qna;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies;

/// <summary>Places, paths and sentences of faults, and what an accepted file says; verdicts stand in Cases.</summary>
public sealed class QnaReaderTests
{
    private const string Skill = """
        version: 2
        created_by: ada
        task_description: Name the day
        seed_examples:
          - question: q1
            answer: a1
          - question: q2
            answer: a2
          - question: q3
            answer: a3
          - question: q4
            answer: a4
          - question: q5
            answer: a5

        """;

    [Fact]
    public void An_accepted_skill_says_what_stands_in_it()
    {
        QnaFile file = Read(Skill.Replace("answer: a1", "answer: a1\n    context: c1", StringComparison.Ordinal));

        file.Verdict.ShouldBe(QnaVerdict.Accept);
        file.Faults.ShouldBeEmpty();
        (file.Version, file.Kind).ShouldBe((2, QnaKind.Skill));
        QnaContent content = file.Content.ShouldNotBeNull();
        (content.Version, content.CreatedBy, content.TaskDescription).ShouldBe((2, "ada", "Name the day"));
        content.SeedExamples.Count.ShouldBe(5);
        content.SeedExamples[0].Context.ShouldBe("c1");
        content.SeedExamples[1].Context.ShouldBeNull();
        content.SeedExamples[4].Pairs.ShouldBe([new("q5", "a5")]);
        content.Documents.ShouldBeNull();
    }

    [Fact]
    public void All_faults_come_at_once_with_their_place_path_and_rule()
    {
        QnaFile file = Read(Skill
            .Replace("created_by", "createdby", StringComparison.Ordinal)
            .Replace("answer: a2", "answer: 12:30", StringComparison.Ordinal)
            .Replace("question: q5", "question: ''", StringComparison.Ordinal));

        file.Verdict.ShouldBe(QnaVerdict.Reject);
        file.Content.ShouldBeNull();
        file.Faults.Select(fault => (fault.Line, fault.Column, fault.Path, fault.Rule)).ShouldBe(
        [
            (1, 1, "", "required"),
            (2, 1, "", "unevaluatedProperties"),
            (8, 13, "seed_examples[1].answer", "type"),
            (13, 15, "seed_examples[4].question", "minLength"),
        ]);
        file.Faults[1].Fix.ShouldBe("Rename it to 'created_by'.");
        file.Faults[2].Message.ShouldBe("seed_examples[1].answer is a number (YAML reads 12:30 so), and a text is needed");
        file.Faults[2].Fix.ShouldBe("Put it in quotes: \"12:30\".");
    }

    [Theory]
    [InlineData(TaxonomyProfile.Ilab)]
    [InlineData(TaxonomyProfile.Ci)]
    public void Faults_of_the_layout_stand_beside_a_fault_of_the_syntax(TaxonomyProfile profile)
    {
        string text = Skill
            .Replace("created_by: ada", "created_by:  ada ", StringComparison.Ordinal)
            .Replace("answer: a2", "answer: note: a2 ", StringComparison.Ordinal)
            .Replace("  - question: q4", "\n\n\n\n  - question: q4", StringComparison.Ordinal)
            .TrimEnd();

        QnaFile file = Read(text, profile);

        file.Verdict.ShouldBe(QnaVerdict.Reject);
        file.Faults.Select(fault => (fault.Line, fault.Column, fault.Rule)).ShouldBe(
        [
            (2, 13, "colons"), (2, 17, "trailing-spaces"), (8, 17, "syntax"), (8, 21, "trailing-spaces"), (14, 1, "empty-lines"), (18, 15, "new-line-at-end-of-file"),
        ]);
        Read(text.ReplaceLineEndings("\r\n"), profile).Faults.ShouldBe(file.Faults);
    }

    [Fact]
    public void A_control_character_does_not_hide_the_layout()
    {
        Read(Skill.Replace("q1", "q\u00071", StringComparison.Ordinal).Replace("a5", "a5 ", StringComparison.Ordinal)).Faults
            .Select(fault => (fault.Line, fault.Rule)).ShouldBe([(5, "characters"), (14, "trailing-spaces")]);
    }

    [Theory]
    [InlineData("version: 1", 1)]
    [InlineData("version: 2", 2)]
    [InlineData("version 2", 2)]
    public void What_is_no_YAML_and_says_version_1_has_no_layout(string version, int faults)
    {
        string text = Skill.Replace("version: 2", version, StringComparison.Ordinal)
            .Replace("ada", "ada ", StringComparison.Ordinal).Replace("answer: a2", "answer: note: a2", StringComparison.Ordinal);

        Read(text).Faults.Count.ShouldBe(faults);
        Read(text, TaxonomyProfile.Ci, new() { SchemaVersion = 3 }).Faults.Count.ShouldBe(2);
    }

    [Fact]
    public void A_bracket_that_closes_nothing_is_the_fault_though_a_later_one_ends_the_scan()
    {
        TaxonomyFault fault = Read(Skill.Replace("q1", "]", StringComparison.Ordinal).Replace("a5", "@", StringComparison.Ordinal)).Faults.Single(fault => fault.Rule == "syntax");

        (fault.Line, fault.Message).ShouldBe((5, "']' closes nothing"));
    }

    [Theory]
    [InlineData("/t/compositional_skills/x/knowledge/y/qna.yaml", "knowledge/y")]
    [InlineData("/t/knowledge/qna.yaml", "knowledge")]
    [InlineData("/t/elsewhere/qna.yaml", "/t/elsewhere")]
    public void The_last_taxonomy_folder_of_the_path_counts(string path, string folder) =>
        QnaReader.Read(Encoding.UTF8.GetBytes(Skill), path).TaxonomyPath.ShouldBe(folder);

    [Fact]
    public void Attribution_is_demanded_of_versions_above_1_only()
    {
        using var folder = new TempFolder();
        string path = folder.Write("compositional_skills/a/qna.yaml", Skill);
        var options = new QnaReadOptions { DemandsAttribution = true };

        QnaReader.Read(path).Verdict.ShouldBe(QnaVerdict.Accept);
        QnaReader.Read(path, options: options).Faults.ShouldHaveSingleItem().Rule.ShouldBe("attribution");
        folder.Write("compositional_skills/a/attribution.txt", "");
        QnaReader.Read(path, options: options).Verdict.ShouldBe(QnaVerdict.Reject);
        folder.Write("compositional_skills/a/attribution.txt", "mine");
        QnaReader.Read(path, options: options).Verdict.ShouldBe(QnaVerdict.Accept);
        File.Delete(folder["compositional_skills/a/attribution.txt"]);
        folder.Write("compositional_skills/a/qna.yaml", Skill.Replace("version: 2\n", "", StringComparison.Ordinal));
        QnaReader.Read(path, options: options).Verdict.ShouldBe(QnaVerdict.Accept);
    }

    [Fact]
    public void A_schema_that_is_asked_for_wins_over_the_files_own()
    {
        QnaFile file = QnaReader.Read(Encoding.UTF8.GetBytes(Skill), "/t/compositional_skills/a/qna.yaml", TaxonomyProfile.Ci, new() { SchemaVersion = 3 });

        file.Version.ShouldBe(3);
        file.Faults.ShouldHaveSingleItem().Rule.ShouldBe("const");
    }

    private static QnaFile Read(string text, TaxonomyProfile profile = TaxonomyProfile.Ilab, QnaReadOptions? options = null) =>
        QnaReader.Read(Encoding.UTF8.GetBytes(text), "/t/compositional_skills/a/qna.yaml", profile, options);
}
