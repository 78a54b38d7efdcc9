using Seedbed.Taxonomies.Documents;
using Seedbed.Taxonomies.Tree;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies;

/// <summary>Documents of knowledge leaves from real repositories.</summary>
public sealed class GitDocumentsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [GitFact]
    public async Task A_commit_is_fetched_without_its_history_and_kept()
    {
        (GitFolder repository, string first, _) = await RepositoryAsync();

        LeafDocumentSet found = await FindAsync(repository.Path, first, "**/*.md");
        Directory.Delete(repository.Path, recursive: true);
        Directory.CreateDirectory(repository.Path);
        LeafDocumentSet again = await FindAsync(repository.Path, first.ToUpperInvariant(), "**/*.md");

        found.Origin.ShouldBe(LeafDocumentOrigin.Repository);
        found.Faults.ShouldBeEmpty();
        found.Files.Select(file => file.Name).ShouldBe(["a.md", "docs/b.md"]);
        (await File.ReadAllTextAsync(found.Files[0].Path)).ShouldBe("first\r\n");
        again.Files.ShouldBe(found.Files);
        Directory.EnumerateFiles(_folder["cache"], "shallow", SearchOption.AllDirectories).ShouldHaveSingleItem();
        Directory.EnumerateDirectories(_folder["cache"], "hooks", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [GitFact]
    public async Task Abbreviated_commits_branches_and_tags_work_and_a_branch_is_read_as_it_stands_now()
    {
        (GitFolder repository, string first, _) = await RepositoryAsync();
        await repository.RunAsync("tag", "--annotate", "--message", "One", "v1", first);

        string early = await TextAsync(repository, first[..8]);
        string tagged = await TextAsync(repository, "v1");
        string before = await TextAsync(repository, "main");
        repository.Write("a.md", "third\n");
        await repository.CommitAsync();
        string after = await TextAsync(repository, "main");

        (early, tagged, before, after).ShouldBe(("first\r\n", "first\r\n", "second\n", "third\n"));
    }

    [GitFact]
    public async Task A_relative_path_is_one_from_the_leafs_folder()
    {
        (_, string first, _) = await RepositoryAsync();

        (await FindAsync("../../repository", first, "a.md")).Files.Count.ShouldBe(1);
    }

    [GitFact]
    public async Task A_commit_that_is_missing_and_patterns_that_match_nothing_are_named_with_their_lines()
    {
        (GitFolder repository, string first, _) = await RepositoryAsync();

        LeafDocumentFault missing = (await FindAsync(repository.Path, new string('1', 40), "*.md")).Faults.Single();
        LeafDocumentFault odd = (await FindAsync(repository.Path, "main:refs/heads/x", "*.md")).Faults.Single();
        LeafDocumentSet nothing = await FindAsync(repository.Path, first, "a.md", "*.pdf");

        missing.Detail.ShouldBe($"{_folder["tree/pumps/qna.yaml"]}:12: {repository.Path} has no commit {new string('1', 40)} in its branches and tags; mend `commit`.");
        (odd.Reason, odd.Line).ShouldBe(("commit-missing", 12));
        nothing.Files.Count.ShouldBe(1);
        nothing.Faults.Single().Detail.ShouldBe($"{_folder["tree/pumps/qna.yaml"]}:15: the pattern '*.pdf' matches no document in {repository.Path} at {first}; mend it.");
    }

    [GitFact]
    public async Task Links_of_a_repository_lead_nowhere_else()
    {
        _folder.Write("secret.md", "x");
        GitFolder repository = await GitFolder.CreateAsync(_folder["repository"]);
        repository.Write("a.md", "x");
        File.CreateSymbolicLink(_folder["repository/b.md"], _folder["secret.md"]);
        Directory.CreateSymbolicLink(_folder["repository/c"], "../../../..");
        string commit = await repository.CommitAsync();

        LeafDocumentSet found = await FindAsync(repository.Path, commit, "**/*.md", "c/*/*.md");

        found.Files.Select(file => file.Name).ShouldBe(["a.md"]);
        found.Faults.Where(fault => fault.Reason == "link-leaves").Select(fault => fault.Detail.Split(' ')[1]).ShouldBe(["b.md", "c"]);
    }

    [GitFact]
    public async Task Hooks_and_submodules_of_a_repository_are_left_alone()
    {
        (GitFolder inner, _, _) = await RepositoryAsync();
        GitFolder outer = await GitFolder.CreateAsync(_folder["outer"]);
        await outer.RunAsync("submodule", "--quiet", "add", "--", inner.Path, "sub");
        outer.Write("a.md", "x");
        string commit = await outer.CommitAsync();
        string hook = _folder.Write("outer/.git/hooks/post-checkout", $"#!/bin/sh\ntouch '{_folder["pwned"]}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        (await FindAsync(outer.Path, commit, "**/*.md")).Files.Select(file => file.Name).ShouldBe(["a.md"]);

        File.Exists(_folder["pwned"]).ShouldBeFalse();
    }

    [GitFact]
    public async Task Many_may_ask_for_the_same_commit_at_once()
    {
        (GitFolder repository, string first, string second) = await RepositoryAsync();
        TaxonomyLeaf[] leaves = [.. Enumerable.Range(0, 8).Select(number => SomeLeaf.Of(_folder[$"tree/{number}/qna.yaml"], repository.Path, number % 2 == 0 ? first : second, "a.md"))];

        LeafDocumentSet[] found = await Task.WhenAll(leaves.Select(leaf => Task.Run(() => Documents().FindAsync(leaf, isOnly: false))));

        found.ShouldAllBe(set => set.Files.Count == 1 && set.Faults.Count == 0);
        found.Select(set => set.Files[0].Path).Distinct().Count().ShouldBe(2);
    }

    [GitFact]
    public async Task What_a_killed_call_left_behind_is_no_obstacle()
    {
        (GitFolder repository, string first, string second) = await RepositoryAsync();
        await FindAsync(repository.Path, first, "a.md");
        string home = Directory.GetDirectories(_folder["cache"]).Single();
        await File.WriteAllTextAsync(Path.Combine(home, "repository.git", "shallow.lock"), "");
        await File.WriteAllTextAsync(Path.Combine(home, "partial.index.lock"), "");
        Directory.CreateDirectory(Path.Combine(home, "partial"));
        await File.WriteAllTextAsync(Path.Combine(home, "partial", "half.md"), "x");

        (await FindAsync(repository.Path, second, "**")).Files.Select(file => file.Name).ShouldBe(["a.md", "docs/b.md", "docs/c.txt"]);
    }

    private async Task<string> TextAsync(GitFolder repository, string commit) =>
        await File.ReadAllTextAsync((await FindAsync(repository.Path, commit, "a.md")).Files.Single().Path);

    private async Task<(GitFolder Repository, string First, string Second)> RepositoryAsync()
    {
        GitFolder repository = await GitFolder.CreateAsync(_folder["repository"]);
        repository.Write("a.md", "first\r\n");
        repository.Write("docs/b.md", "b");
        repository.Write("docs/c.txt", "c");
        string first = await repository.CommitAsync();
        repository.Write("a.md", "second\n");
        return (repository, first, await repository.CommitAsync());
    }

    private Task<LeafDocumentSet> FindAsync(string repository, string commit, params string[] patterns) =>
        Documents().FindAsync(SomeLeaf.Of(_folder["tree/pumps/qna.yaml"], repository, commit, patterns), isOnly: true);

    private LeafDocuments Documents() => new(new() { Cache = _folder["cache"] });
}
