using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Qna;
using Seedbed.Taxonomies.Tree;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies;

/// <summary>New leaves.</summary>
public sealed class LeafSkeletonTests
{
    [Theory]
    [InlineData("knowledge/arts", LeafKinds.Knowledge)]
    [InlineData("compositional_skills/arts", LeafKinds.Skill)]
    [InlineData("compositional_skills/grounded/arts", LeafKinds.Grounded)]
    [InlineData("arts", LeafKinds.Skill)]
    public void The_place_says_what_a_leaf_is(string place, LeafKinds kind)
    {
        using var folder = new TempFolder();

        LeafSkeleton.KindAt(folder[place]).ShouldBe(kind);
    }

    [Theory]
    [InlineData("knowledge/arts", "knowledge/arts still says what `taxonomy new` wrote, in domain and 7 more places; write your own text there")]
    [InlineData("compositional_skills/arts", "compositional_skills/arts still says what `taxonomy new` wrote, in task_description and 5 more places; write your own text there")]
    public void What_was_not_filled_in_is_told_until_it_is(string place, string remark)
    {
        using var folder = new TempFolder();
        string file = LeafSkeleton.Write(folder[place], null, "ada")[0];

        QnaContent content = QnaReader.Read(file).Content!;

        LeafSkeleton.RemarkOn(place, content).ShouldBe(remark);
        SeedExample own = new("The lute is plucked.", [new("What is the lute?", "Plucked.")]);
        LeafSkeleton.LeftIn(content with { SeedExamples = [own, .. content.SeedExamples.Skip(1).Take(1)], Domain = "", TaskDescription = "", DocumentOutline = "", Documents = null })
            .ShouldBe(["seed_examples[1]"]);
        LeafSkeleton.RemarkOn(place, content with { SeedExamples = [own], Domain = "Music", TaskDescription = "Pluck", DocumentOutline = "Lutes", Documents = null }).ShouldBeNull();
    }

    [Theory]
    [InlineData("knowledge")]
    [InlineData("compositional_skills/")]
    [InlineData("knowledge/qna.yaml")]
    public void A_branch_is_no_leaf(string place)
    {
        using var folder = new TempFolder();

        Should.Throw<SeedbedException>(() => LeafSkeleton.Write(folder[place], null, "ada")).Message.ShouldContain("is none itself; name a folder below it");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("knowledge/arts", null)]
    [InlineData("compositional_skills/arts", null)]
    [InlineData("arts", "lies in neither compositional_skills nor knowledge, where InstructLab reads no leaf")]
    [InlineData("foundational_skills/arts", "lies in foundational_skills, where InstructLab reads no leaf")]
    public void A_place_where_no_leaf_is_read_is_told(string place, string? words)
    {
        using var folder = new TempFolder();

        string? remark = LeafSkeleton.RemarkOnPlace(folder[place]);

        (remark is null).ShouldBe(words is null);
        remark?.ShouldContain(words!);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        using var folder = new TempFolder();
        string there = folder.Write("knowledge/arts/attribution.txt", "mine");

        Should.Throw<SeedbedException>(() => LeafSkeleton.Write(folder["knowledge/arts"], null, "ada")).Message.ShouldContain($"{there} is there already");
        File.Exists(folder["knowledge/arts/qna.yaml"]).ShouldBeFalse();
    }

    [Fact]
    public void A_kind_that_does_not_go_with_the_place_and_a_name_that_is_none_are_refused()
    {
        using var folder = new TempFolder();

        Should.Throw<SeedbedException>(() => LeafSkeleton.Write(folder["knowledge/a"], LeafKinds.Skill, "ada")).Message.ShouldContain("lies in knowledge, where no leaf of the kind skill may lie");
        Should.Throw<SeedbedException>(() => LeafSkeleton.Write(folder["compositional_skills/a"], LeafKinds.Knowledge, "ada")).Message.ShouldContain("no leaf of the kind knowledge");
        Should.Throw<SeedbedException>(() => LeafSkeleton.Write(folder["knowledge/a"], null, "a\nb")).Message.ShouldContain("--created-by");
        Directory.Exists(folder["knowledge"]).ShouldBeFalse();
    }
}
