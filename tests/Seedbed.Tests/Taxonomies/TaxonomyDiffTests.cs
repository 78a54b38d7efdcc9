using Seedbed.Taxonomies.Tree;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies;

/// <summary>New and changed leaves against a commit.</summary>
public sealed class TaxonomyDiffTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [GitFact]
    public async Task Leaves_that_are_new_changed_or_not_known_to_git_are_listed_and_removed_ones_are_not()
    {
        GitFolder repository = await BranchAsync();

        TaxonomyDiff diff = await TaxonomyDiff.OfAsync(_folder["tax"], "main");

        Shown(diff).ShouldBe("changed knowledge/changed, new knowledge/committed, new knowledge/untracked é");
        diff.Commit.ShouldBe((await repository.RunAsync("rev-parse", "main~1")).Trim());
        diff.Leaves[0].File.ShouldBe(Path.Combine(_folder["tax"], "knowledge", "changed", "qna.yaml"));
    }

    [GitFact]
    public async Task What_changed_beside_a_leaf_changes_it()
    {
        GitFolder repository = await GitFolder.CreateAsync(_folder.Path);
        foreach (string leaf in (string[])["attributed", "documented", "same", "nested", "nested/below"])
        {
            LeafSkeleton.Write(_folder[$"tax/knowledge/{leaf}"], null, "ada");
            repository.Write($"tax/knowledge/{leaf}/a.md", "x");
            repository.Write($"tax/knowledge/{leaf}/gone.md", "x");
        }

        await repository.CommitAsync();
        repository.Write("tax/knowledge/attributed/attribution.txt", "of others");
        repository.Write("tax/knowledge/documented/a.md", "y");
        repository.Write("tax/knowledge/documented/b.md", "new");
        File.Delete(_folder["tax/knowledge/documented/gone.md"]);
        repository.Write("tax/knowledge/same/notes.txt", "no document by its patterns");
        repository.Write("tax/knowledge/nested/below/a.md", "y");

        TaxonomyDiff diff = await TaxonomyDiff.OfAsync(_folder["tax"], "main");

        diff.Leaves.Select(leaf => $"{leaf.Path}{(leaf.IsNew ? " new" : "")}: {string.Join(' ', leaf.Beside)}").ShouldBe(
            ["knowledge/attributed: attribution.txt", "knowledge/documented: a.md b.md gone.md", "knowledge/nested/below: a.md"]);
        (await TaxonomyDiff.OfAsync(_folder["tax/knowledge/attributed/qna.yaml"], "main")).Leaves.ShouldHaveSingleItem().Beside.ShouldBe(["attribution.txt"]);
    }

    [GitFact]
    public async Task A_folder_and_a_file_are_compared_alone()
    {
        await BranchAsync();

        Shown(await TaxonomyDiff.OfAsync(_folder["tax/knowledge/committed"], "main")).ShouldBe("new knowledge/committed");
        Shown(await TaxonomyDiff.OfAsync(_folder["tax/knowledge/changed/qna.yaml"], "main")).ShouldBe("changed knowledge/changed");
        Shown(await TaxonomyDiff.OfAsync(_folder["tax/knowledge/same"], "main")).ShouldBe("");
    }

    [GitFact]
    public async Task Any_commit_serves_as_base_and_without_one_it_is_origin_main_or_everything()
    {
        GitFolder repository = await BranchAsync();
        string tip = (await repository.RunAsync("rev-parse", "HEAD")).Trim();

        string against = Shown(await TaxonomyDiff.OfAsync(_folder["tax"], tip[..10]));
        string everything = Shown(await TaxonomyDiff.OfAsync(_folder["tax"], null));
        await repository.RunAsync("update-ref", "refs/remotes/origin/main", tip);
        string usual = Shown(await TaxonomyDiff.OfAsync(_folder["tax"], null));
        string named = Shown(await TaxonomyDiff.OfAsync(_folder["tax"], "origin/main"));

        against.ShouldBe("changed knowledge/changed, new knowledge/untracked é");
        everything.ShouldBe("new knowledge/changed, new knowledge/committed, new knowledge/ignored, new knowledge/same, new knowledge/untracked é");
        (usual, named).ShouldBe((against, against));
        Shown(await TaxonomyDiff.OfAsync(_folder["tax"], "empty")).ShouldBe(everything);
    }

    [GitFact]
    public async Task A_base_that_is_not_there_is_one_sentence()
    {
        await BranchAsync();

        foreach (string reference in (string[])["nowhere", "origin/nowhere", "--output=pwned", "a b"])
        {
            (await Should.ThrowAsync<SeedbedException>(() => TaxonomyDiff.OfAsync(_folder["tax"], reference))).Message
                .ShouldBe($"the repository of {_folder["tax"]} has no branch or commit '{reference}'; name another --base, or take all leaves with --base empty");
        }
    }

    [GitFact]
    public async Task Outside_of_git_all_leaves_are_taken_and_a_base_is_refused()
    {
        _folder.Write("tax/knowledge/a/qna.yaml", "x");

        Shown(await TaxonomyDiff.OfAsync(_folder["tax"], null)).ShouldBe("new knowledge/a");
        (await Should.ThrowAsync<SeedbedException>(() => TaxonomyDiff.OfAsync(_folder["tax"], "main"))).Message.ShouldContain("lies in no git repository");
    }

    /// <summary>A branch that left main, which went on.</summary>
    private async Task<GitFolder> BranchAsync()
    {
        GitFolder repository = await GitFolder.CreateAsync(_folder.Path);
        repository.Write("tax/knowledge/changed/qna.yaml", "x");
        repository.Write("tax/knowledge/same/qna.yaml", "x");
        repository.Write("tax/knowledge/removed/qna.yaml", "x");
        repository.Write("tax/.gitignore", "ignored/\n");
        await repository.CommitAsync();
        await repository.RunAsync("checkout", "--quiet", "-b", "work");
        repository.Write("tax/knowledge/committed/qna.yaml", "x");
        await repository.CommitAsync();
        await repository.RunAsync("checkout", "--quiet", "main");
        repository.Write("tax/knowledge/same/qna.yaml", "main went on");
        await repository.CommitAsync();
        await repository.RunAsync("checkout", "--quiet", "work");
        repository.Write("tax/knowledge/changed/qna.yaml", "y");
        repository.Write("tax/knowledge/untracked é/qna.yaml", "y");
        repository.Write("tax/knowledge/ignored/qna.yaml", "y");
        File.Delete(_folder["tax/knowledge/removed/qna.yaml"]);
        return repository;
    }

    private static string Shown(TaxonomyDiff diff) =>
        string.Join(", ", diff.Leaves.Select(leaf => $"{(leaf.IsNew ? "new" : "changed")} {leaf.Path}"));
}
