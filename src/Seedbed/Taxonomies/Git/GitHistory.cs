namespace Seedbed.Taxonomies.Git;

/// <summary>What git says of a folder of the user's: where it left a branch, and what has changed since.</summary>
/// <param name="git">Runs git.</param>
/// <param name="folder">The folder; only what lies below it counts.</param>
internal sealed class GitHistory(GitProgram git, string folder)
{
    // What a repository without a commit is compared with.
    private const string EmptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    /// <summary>Whether the folder lies in a repository's working files.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        GitOutcome inside = await RunAsync(["rev-parse", "--is-inside-work-tree"], cancellationToken).ConfigureAwait(false);
        return inside.IsSuccess && inside.Output.Trim() == "true";
    }

    /// <summary>The commit to compare with: where HEAD's first parents left a branch; a commit that is no branch itself; null when there is neither.</summary>
    public async Task<string?> BaseAsync(string reference, CancellationToken cancellationToken)
    {
        foreach (string branch in (string[])[$"refs/remotes/{reference}", $"refs/heads/{reference}"])
        {
            if (await FindAsync(branch, cancellationToken).ConfigureAwait(false) is { } tip)
                return await LeftAsync(tip, cancellationToken).ConfigureAwait(false);
        }

        return await FindAsync(reference, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The files below the folder that are not as they are in a commit, by their paths with <c>/</c>, and what became of each.</summary>
    public async Task<IReadOnlyDictionary<string, GitChange>> ChangesAsync(string commit, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, GitChange>(StringComparer.Ordinal);
        string[] states = Parts(await RequireAsync(
            ["diff", "--name-status", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--relative", commit, "--", "."],
            cancellationToken).ConfigureAwait(false));
        for (int at = 0; at + 1 < states.Length; at += 2)
            changes[states[at + 1]] = states[at] switch { "A" => GitChange.Added, "D" => GitChange.Removed, _ => GitChange.Changed };
        foreach (string file in Parts(await RequireAsync(["ls-files", "--others", "--exclude-standard", "-z", "--", "."], cancellationToken).ConfigureAwait(false)))
            changes[file] = GitChange.Added;
        return changes;
    }

    private async Task<string> LeftAsync(string tip, CancellationToken cancellationToken)
    {
        string? head = await FindAsync("HEAD", cancellationToken).ConfigureAwait(false);
        if (head is null)
            return EmptyTree;
        string own = await RequireAsync(["rev-list", "--first-parent", head, $"^{tip}"], cancellationToken).ConfigureAwait(false);
        string[] commits = own.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (commits.Length == 0)
            return head;
        return await FindAsync($"{commits[^1]}^1", cancellationToken).ConfigureAwait(false) ?? EmptyTree;
    }

    private async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        GitOutcome found = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}"], cancellationToken).ConfigureAwait(false);
        return found.IsSuccess ? found.Output.Trim() : null;
    }

    private async Task<string> RequireAsync(string[] arguments, CancellationToken cancellationToken)
    {
        GitOutcome outcome = await RunAsync(arguments, cancellationToken).ConfigureAwait(false);
        return outcome.IsSuccess
            ? outcome.Output
            : throw new GitException("git", $"git {arguments[0]} fails in {folder} ({outcome.Complaint}); see what `git status` says there");
    }

    private Task<GitOutcome> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        git.RunAsync(folder, arguments, environment: null, cancellationToken);

    private static string[] Parts(string output) => output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
