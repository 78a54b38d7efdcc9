using Seedbed.Taxonomies;
using Seedbed.Taxonomies.Tree;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies;

/// <summary>Which leaves a taxonomy has.</summary>
public sealed class TaxonomyTreeTests
{
    [Fact]
    public void The_leaves_are_those_below_the_two_folders_in_order()
    {
        using var folder = new TempFolder();
        folder.Write("knowledge/arts/music/qna.yaml", "document:");
        folder.Write("knowledge/arts/qna.yaml", "document:");
        folder.Write("compositional_skills/writing/qna.yaml", "plain\ncontext: x");
        folder.Write("docs/template/qna.yaml", "plain");
        folder.Write("qna.yaml", "plain");
        folder.Write(".git/knowledge/qna.yaml", "plain");

        TaxonomyTree tree = Read(folder.Path);

        tree.Leaves.Select(leaf => (leaf.Path, leaf.Kinds)).ShouldBe(
        [
            ("compositional_skills/writing", LeafKinds.Skill | LeafKinds.Grounded),
            ("knowledge/arts", LeafKinds.Knowledge),
            ("knowledge/arts/music", LeafKinds.Knowledge),
        ]);
        tree.Leaves[2].Folder.ShouldBe(folder["knowledge/arts/music"]);
        tree.Notices.Select(notice => notice.Reason).ShouldBe(["outside", "outside"]);
    }

    [Fact]
    public void Files_with_faults_and_empty_ones_are_named_and_the_others_go_on()
    {
        using var folder = new TempFolder();
        folder.Write("knowledge/a/qna.yaml", "broken");
        folder.Write("knowledge/b/qna.yaml", "");
        folder.Write("knowledge/c/qna.yaml", "document:");

        TaxonomyTree tree = Read(folder.Path);

        tree.Rejected.Single().Path.ShouldBe("knowledge/a");
        tree.Rejected.Single().Qna.Faults.Single().Rule.ShouldBe("minItems");
        tree.Empty.Single().Path.ShouldBe("knowledge/b");
        tree.Leaves.Single().Path.ShouldBe("knowledge/c");
    }

    [Theory]
    [InlineData("qna.yml")]
    [InlineData("QNA.yaml")]
    [InlineData("Qna.YAML")]
    public void A_name_that_is_almost_right_is_named(string name)
    {
        using var folder = new TempFolder();
        folder.Write($"knowledge/a/{name}", "document:");

        TaxonomyTree tree = Read(folder.Path);

        tree.Leaves.ShouldBeEmpty();
        tree.Notices.Single().ShouldBe(new(folder[$"knowledge/a/{name}"], "wrong-name", $"{folder[$"knowledge/a/{name}"]} is passed over, since only the name qna.yaml counts; rename it."));
    }

    [Fact]
    public void Foundational_skills_are_leaves_only_when_they_are_named()
    {
        using var folder = new TempFolder();
        folder.Write("foundational_skills/reasoning/qna.yaml", "plain");
        folder.Write("knowledge/a/qna.yaml", "document:");

        TaxonomyTree whole = Read(folder.Path);
        TaxonomyTree named = Read(folder["foundational_skills"]);

        whole.Leaves.Single().Path.ShouldBe("knowledge/a");
        whole.Notices.Single().Reason.ShouldBe("foundational");
        named.Leaves.Single().ShouldSatisfyAllConditions(leaf => leaf.Path.ShouldBe("foundational_skills/reasoning"), leaf => leaf.Kinds.ShouldBe(LeafKinds.Skill));
    }

    [Theory]
    [InlineData("knowledge/arts")]
    [InlineData("knowledge/arts/music")]
    [InlineData("knowledge/arts/music/qna.yaml")]
    public void A_part_of_a_taxonomy_keeps_its_leaves_paths(string part)
    {
        using var folder = new TempFolder();
        folder.Write("knowledge/arts/music/qna.yaml", "document:");

        Read(folder[part]).Leaves.Single().Path.ShouldBe("knowledge/arts/music");
    }

    [Fact]
    public void A_leaf_outside_of_any_taxonomy_has_its_folders_name()
    {
        using var folder = new TempFolder();
        folder.Write("music/qna.yaml", "plain");

        Read(folder["music"]).Leaves.Single().Path.ShouldBe("music");
        Read(folder["music/qna.yaml"]).Leaves.Single().Path.ShouldBe("music");
    }

    [Fact]
    public void What_is_no_taxonomy_is_one_sentence()
    {
        using var folder = new TempFolder();
        folder.Write("docs/a.md", "A");

        Should.Throw<SeedbedException>(() => Read(folder["docs"])).Message.ShouldContain("holds none of the folders compositional_skills, knowledge, foundational_skills");
        Should.Throw<SeedbedException>(() => Read(folder["nowhere"])).Message.ShouldContain("does not exist");
    }

    [Fact]
    public void Leaves_whose_joined_names_are_the_same_are_both_kept_and_told_apart()
    {
        using var folder = new TempFolder();
        folder.Write("knowledge/a_b/c/qna.yaml", "document:");
        folder.Write("knowledge/a/b_c/qna.yaml", "document:");
        folder.Write("knowledge/a/d/qna.yaml", "document:");

        TaxonomyTree tree = Read(folder.Path);

        tree.Leaves.Select(leaf => leaf.FileName).Distinct().Count().ShouldBe(3);
        tree.Leaves.Single(leaf => leaf.Path == "knowledge/a/d").FileName.ShouldBe("knowledge_a_d");
        tree.Leaves.Single(leaf => leaf.Path == "knowledge/a_b/c").FileName.ShouldStartWith("knowledge_a_b_c-");
        tree.Notices.Single().Detail.ShouldContain("knowledge/a/b_c and knowledge/a_b/c have the same name");
    }

    [Fact]
    public void The_attribution_beside_a_leaf_is_read()
    {
        using var folder = new TempFolder();
        folder.Write("knowledge/a/qna.yaml", "document:");
        folder.Write("knowledge/a/attribution.txt", "Title of work: Pumps\n");
        folder.Write("knowledge/b/qna.yaml", "document:");
        folder.Write("knowledge/b/attribution.txt", " \n");
        folder.Write("knowledge/c/qna.yaml", "document:");

        Read(folder.Path).Leaves.Select(leaf => leaf.Attribution).ShouldBe(["Title of work: Pumps", null, null]);
    }

    [Fact]
    public void Links_to_folders_are_named_and_loops_end()
    {
        using var folder = new TempFolder();
        folder.Write("knowledge/a/qna.yaml", "document:");
        Directory.CreateSymbolicLink(folder["knowledge/a/again"], folder["knowledge"]);

        TaxonomyTree tree = Read(folder.Path);

        tree.Leaves.Count.ShouldBe(1);
        tree.Notices.Single().Reason.ShouldBe("link");
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var folder = new TempFolder();
        folder.Write("knowledge/a/qna.yaml", "document:");
        folder.Write("knowledge/b/qna.yaml", "document:");
        using var cancel = new CancellationTokenSource();
        int read = 0;

        Should.Throw<OperationCanceledException>(() => TaxonomyTree.Read(folder.Path, ReadOne, cancel.Token));

        read.ShouldBe(1);
        QnaFile ReadOne(string file)
        {
            read++;
            cancel.Cancel();
            return SomeLeaf.Read(file);
        }
    }

    private static TaxonomyTree Read(string path) => TaxonomyTree.Read(path, SomeLeaf.Read);
}
