using Seedbed.Taxonomies.Documents;
using Seedbed.Taxonomies.Git;
using Seedbed.Tests.Doubles;

namespace Seedbed.Tests.Taxonomies;

/// <summary>Documents of knowledge leaves that need no git.</summary>
public sealed class LeafDocumentsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_users_folder_wins_and_the_leafs_own_path_in_it_holds_all_its_documents()
    {
        _folder.Write("docs/knowledge/pumps/a.pdf", "x");
        _folder.Write("docs/knowledge/pumps/more/b.html", "x");
        _folder.Write("docs/knowledge/fans/c.md", "x");
        _folder.Write("tree/pumps/d.md", "x");

        LeafDocumentSet found = await FindAsync(_folder["docs"], isOnly: false, "*.md");

        Shown(found).ShouldBe((LeafDocumentOrigin.Folder, "a.pdf more/b.html", ""));
        found.Files[1].Path.ShouldBe(_folder["docs/knowledge/pumps/more/b.html"]);
    }

    [Fact]
    public async Task Without_a_path_of_its_own_the_patterns_choose_from_the_users_folder()
    {
        _folder.Write("docs/a.md", "x");
        _folder.Write("docs/b.txt", "x");

        Shown(await FindAsync(_folder["docs"], isOnly: false, "*.md", "**/a.*")).ShouldBe((LeafDocumentOrigin.Folder, "a.md", ""));
    }

    [Fact]
    public async Task In_a_folder_laid_out_by_leaves_no_leaf_takes_anothers_documents()
    {
        _folder.Write("docs/knowledge/fans/c.md", "x");
        _folder.Write("tree/pumps/d.md", "x");

        Shown(await FindAsync(_folder["docs"], isOnly: true, "**/*.md")).ShouldBe((LeafDocumentOrigin.Beside, "d.md", ""));
    }

    [Fact]
    public async Task An_only_leaf_takes_the_whole_of_the_users_folder()
    {
        _folder.Write("docs/a.pdf", "x");
        _folder.Write("docs/.hidden", "x");

        Shown(await FindAsync(_folder["docs"], isOnly: true, "*.md")).ShouldBe((LeafDocumentOrigin.Folder, "a.pdf", ""));
    }

    [Fact]
    public async Task What_lies_beside_the_leaf_and_matches_is_used_and_other_leaves_documents_are_not()
    {
        _folder.Write("tree/pumps/a.md", "x");
        _folder.Write("tree/pumps/README.txt", "x");
        _folder.Write("tree/pumps/more/b.md", "x");
        _folder.Write("tree/pumps/diesel/qna.yaml", "x");
        _folder.Write("tree/pumps/diesel/c.md", "x");
        _folder.Write("tree/pumps/attribution.txt", "x");

        Shown(await FindAsync(null, isOnly: true, "**/*.md", "**/*.yaml", "attr*", "*.pdf"))
            .ShouldBe((LeafDocumentOrigin.Beside, "a.md more/b.md", "no-match"));
    }

    [Fact]
    public async Task A_pattern_that_leads_out_is_named_with_its_line_and_the_others_go_on()
    {
        _folder.Write("tree/pumps/a.md", "x");

        LeafDocumentSet found = await FindAsync(null, isOnly: true, "../*.md", "/etc/passwd", "*.md");

        Shown(found).ShouldBe((LeafDocumentOrigin.Beside, "a.md", "pattern-leaves pattern-leaves"));
        found.Faults.Select(fault => fault.Line).ShouldBe([14, 15]);
        found.Faults[0].Detail.ShouldBe($"{_folder["tree/pumps/qna.yaml"]}:14: the pattern '../*.md' leads out of the repository; write one without '..' that doesn't begin with '/'.");
    }

    [Fact]
    public async Task A_pointer_of_git_lfs_is_no_document()
    {
        _folder.Write("tree/pumps/a.md", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");

        Shown(await FindAsync(null, isOnly: true, "*.md")).ShouldBe((LeafDocumentOrigin.None, "", "not-fetched"));
    }

    [Theory]
    [InlineData("-uploadpack=touch pwned", "bad-address")]
    [InlineData("ext::sh -c touch% pwned", "bad-address")]
    [InlineData("fd::7", "bad-address")]
    [InlineData("ftp://example.com/x.git", "bad-address")]
    [InlineData("javascript://x", "bad-address")]
    [InlineData("no/such/folder", "clone-fails")]
    [InlineData("https://ada:geheim@127.0.0.1:1/x.git?token=geheim", "clone-fails")]
    public async Task An_address_that_is_not_fetched_from_is_named_with_its_line(string repository, string reason)
    {
        LeafDocumentFault fault = (await FindAsync(repository)).Faults.Single();

        (fault.Reason, fault.Line).ShouldBe((reason, 11));
        fault.Detail.ShouldStartWith($"{_folder["tree/pumps/qna.yaml"]}:11: ");
        fault.Detail.ShouldNotContain("geheim");
        Directory.EnumerateFiles(_folder.Path, "pwned", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_git_the_leaf_is_named()
    {
        LeafDocumentFault fault = (await FindAsync("https://127.0.0.1:1/x.git", new() { Tool = "no-such-git" })).Faults.Single();

        fault.Reason.ShouldBe("missing-tool");
        fault.Detail.ShouldContain("no-such-git is not installed; install git, or give the documents with --documents FOLDER");
    }

    [Fact]
    public async Task A_call_of_git_that_takes_too_long_is_ended_and_named()
    {
        if (OperatingSystem.IsWindows())
            return;

        LeafDocumentFault fault = (await FindAsync("https://127.0.0.1:1/x.git", new() { Tool = Sleeping(), TimeOut = TimeSpan.FromSeconds(2) })).Faults.Single();

        fault.Reason.ShouldBe("time-out");
        await EndAsync(await SleeperAsync());
    }

    [Fact]
    public async Task Cancelling_ends_git_and_all_that_it_started()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var cancel = new CancellationTokenSource();

        Task<LeafDocumentSet> finding = FindAsync("https://127.0.0.1:1/x.git", new() { Tool = Sleeping() }, cancel.Token);
        int sleeper = await SleeperAsync();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(finding);
        await EndAsync(sleeper);
    }

    [Fact]
    public void A_folder_of_documents_that_is_not_there_is_one_sentence() =>
        Should.Throw<SeedbedException>(() => new LeafDocuments(new() { Folder = _folder["nowhere"] })).Message.ShouldContain("--documents");

    private Task<LeafDocumentSet> FindAsync(string? documents, bool isOnly, params string[] patterns) =>
        new LeafDocuments(new() { Folder = documents, Cache = _folder["cache"] })
            .FindAsync(SomeLeaf.Of(_folder["tree/pumps/qna.yaml"], "https://127.0.0.1:1/none.git", "main", patterns), isOnly);

    private Task<LeafDocumentSet> FindAsync(string repository, GitOptions? git = null, CancellationToken cancellationToken = default) =>
        new LeafDocuments(new() { Cache = _folder["cache"], Git = git ?? new() })
            .FindAsync(SomeLeaf.Of(_folder["tree/pumps/qna.yaml"], repository, "main", "*.md"), isOnly: true, cancellationToken);

    private string Sleeping()
    {
        string tool = _folder.Write("git", $"#!/bin/sh\nsleep 300 &\necho $! > '{_folder["pid.new"]}'\nmv '{_folder["pid.new"]}' '{_folder["pid"]}'\nwait\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return tool;
    }

    private async Task<int> SleeperAsync()
    {
        while (!File.Exists(_folder["pid"]))
            await Task.Delay(20);
        return int.Parse(await File.ReadAllTextAsync(_folder["pid"]), null);
    }

    // The system ends what was killed in its own time.
    private static async Task EndAsync(int process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!IsEnded(process))
            await Task.Delay(20, limit.Token);
    }

    // One that no one waited for yet is ended all the same.
    private static bool IsEnded(int process)
    {
        string state = $"/proc/{process}/stat";
        return !File.Exists(state) || File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
    }

    private static (LeafDocumentOrigin Origin, string Files, string Faults) Shown(LeafDocumentSet found) =>
        (found.Origin, string.Join(' ', found.Files.Select(file => file.Name)), string.Join(' ', found.Faults.Select(fault => fault.Reason)));
}
