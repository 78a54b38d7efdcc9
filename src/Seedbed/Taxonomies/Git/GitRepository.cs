namespace Seedbed.Taxonomies.Git;

/// <summary>One repository of the cache, while its lock is held.</summary>
/// <param name="git">Runs git.</param>
/// <param name="address">Where it comes from.</param>
/// <param name="home">Its folder in the cache.</param>
internal sealed class GitRepository(GitProgram git, GitAddress address, string home)
{
    private const string Named = "refs/seedbed/named";

    private readonly string _bare = Path.Combine(home, "repository.git");

    /// <summary>Makes an empty one unless it is there; what a killed call of git left in its way is removed.</summary>
    public async Task InitAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(_bare))
        {
            foreach (string left in Directory.EnumerateFiles(_bare, "*.lock", SearchOption.AllDirectories).ToArray())
                File.Delete(left);
            return;
        }

        string partial = Path.Combine(home, "partial.git");
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        GitOutcome made = await git.RunAsync(home, ["init", "--quiet", "--bare", "--template=", "--", partial], environment: null, cancellationToken).ConfigureAwait(false);
        if (!made.IsSuccess)
            throw new GitException("clone-fails", $"git can't make a repository in {home} ({made.Complaint}); make room there, or set XDG_CACHE_HOME to another folder");
        Directory.Move(partial, _bare);
    }

    /// <summary>The whole hash of a commit that is here; null when it isn't.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        GitOutcome found = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}"], cancellationToken).ConfigureAwait(false);
        return found.IsSuccess ? found.Output.Trim() : null;
    }

    /// <summary>Asks for this commit alone, without its history; null when the server doesn't give it so.</summary>
    public async Task<string?> FetchOneAsync(string wanted, CancellationToken cancellationToken)
    {
        if (CommitName.IsHash(wanted) && !CommitName.IsWhole(wanted))
            return null;
        GitOutcome fetched = await FetchAsync(["--depth=1"], [$"+{wanted}:{Named}"], cancellationToken).ConfigureAwait(false);
        return fetched.IsSuccess ? await FindAsync(Named, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Fetches every branch and tag and looks for the commit in them.</summary>
    /// <exception cref="GitException">The repository can't be had, or has no such commit.</exception>
    public async Task<string> FetchAllAsync(string wanted, CancellationToken cancellationToken)
    {
        string[] depth = File.Exists(Path.Combine(_bare, "shallow")) ? ["--unshallow"] : [];
        GitOutcome fetched = await FetchAsync(depth, ["+refs/heads/*:refs/seedbed/heads/*", "+refs/tags/*:refs/seedbed/tags/*"], cancellationToken).ConfigureAwait(false);
        if (!fetched.IsSuccess)
            throw new GitException("clone-fails", $"{address.Shown} can't be fetched ({address.Redact(fetched.Complaint)}); see that `git clone` can read it, or give the documents with --documents FOLDER");
        string[] names = CommitName.IsHash(wanted)
            ? [wanted, $"refs/seedbed/heads/{wanted}", $"refs/seedbed/tags/{wanted}"]
            : [$"refs/seedbed/heads/{wanted}", $"refs/seedbed/tags/{wanted}"];
        foreach (string name in names)
        {
            if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } commit)
                return commit;
        }

        throw new GitException("commit-missing", $"{address.Shown} has no commit {wanted} in its branches and tags; mend `commit`");
    }

    /// <summary>The commit's files as plain files; made once.</summary>
    /// <exception cref="GitException">They can't be written.</exception>
    public async Task<string> CheckOutAsync(string commit, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(home, commit);
        if (Directory.Exists(folder))
            return folder;
        string partial = Path.Combine(home, "partial");
        string index = Path.Combine(home, "partial.index");
        Clear(partial, index);
        Directory.CreateDirectory(partial);
        // No checkout: it would leave its mark in the repository and call hooks.
        GitOutcome read = await git.RunAsync(
            partial, ["--git-dir", _bare, "--work-tree", partial, "read-tree", "--reset", "-u", commit],
            new Dictionary<string, string> { ["GIT_INDEX_FILE"] = index }, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            throw new GitException("clone-fails", $"the files of {commit} can't be written to {home} ({address.Redact(read.Complaint)}); make room there, or set XDG_CACHE_HOME to another folder");
        Directory.Move(partial, folder);
        Clear(partial, index);
        return folder;
    }

    private static void Clear(string partial, string index)
    {
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        File.Delete(index);
        File.Delete($"{index}.lock");
    }

    private async Task<GitOutcome> FetchAsync(string[] depth, string[] references, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string> { ["GIT_ALLOW_PROTOCOL"] = address.Protocols };
        if (address.IsSsh && await IsSshPlainAsync(cancellationToken).ConfigureAwait(false))
            environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes";
        return await git.RunAsync(
            home,
            ["--git-dir", _bare, "fetch", "--quiet", "--force", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", .. depth, "--", address.Text, .. references],
            environment, cancellationToken).ConfigureAwait(false);
    }

    // Questions of ssh would wait on a terminal that no one looks at; a command of the user's own stays as it is.
    private async Task<bool> IsSshPlainAsync(CancellationToken cancellationToken) =>
        Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") is null
        && Environment.GetEnvironmentVariable("GIT_SSH") is null
        && !(await RunAsync(["config", "--get", "core.sshCommand"], cancellationToken).ConfigureAwait(false)).IsSuccess;

    private Task<GitOutcome> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        git.RunAsync(home, ["--git-dir", _bare, .. arguments], environment: null, cancellationToken);
}
