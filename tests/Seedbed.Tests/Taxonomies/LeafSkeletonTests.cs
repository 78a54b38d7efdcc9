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
