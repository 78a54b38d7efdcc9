using Seedbed.Taxonomies.Documents;
using Seedbed.Taxonomies.Git;
using Seedbed.Taxonomies.Qna;

namespace Seedbed.Taxonomies.Tree;

/// <summary>The leaves of a taxonomy that are new or changed against a commit of its git repository; removed ones are none.</summary>
public sealed record TaxonomyDiff
{
    /// <summary>The base that means no base: every leaf is new.</summary>
    public const string Everything = "empty";

    private const string Usual = "origin/main";

    /// <summary>The commit that was compared with; null when every leaf was taken.</summary>
    public string? Commit { get; private init; }

    /// <summary>The leaves, in the order of their paths.</summary>
    public required IReadOnlyList<ChangedLeaf> Leaves { get; init; }

    /// <summary>What was passed over, and why.</summary>
    public required IReadOnlyList<TaxonomyNotice> Notices { get; init; }

    /// <summary>
    /// Compares the working files, those that git doesn't know yet included. Against a branch it is where HEAD left it that
    /// counts; against any other commit that commit.
    /// </summary>
    /// <param name="path">The taxonomy, a folder of it, or a single <c>qna.yaml</c>.</param>
    /// <param name="reference">A branch, a remote branch or any commit, or <see cref="Everything"/>; null: <c>origin/main</c>, or everything where there is none.</param>
    /// <param name="git">How git is called.</param>
    /// <param name="cancellationToken">Stops it, and kills git.</param>
    /// <exception cref="SeedbedException">There is no taxonomy, git is missing, or there is no such base.</exception>
    public static async Task<TaxonomyDiff> OfAsync(string path, string? reference, GitOptions? git = null, CancellationToken cancellationToken = default)
    {
        var listing = TaxonomyListing.Of(path, cancellationToken);
        string folder = File.Exists(path) ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))! : System.IO.Path.GetFullPath(path);
        var history = new GitHistory(new GitProgram(git ?? new(), TimeProvider.System), folder);
        try
        {
            string? commit = await BaseAsync(history, folder, reference, cancellationToken).ConfigureAwait(false);
            return commit is null
                ? new() { Leaves = [.. listing.Leaves.Select(leaf => new ChangedLeaf(leaf.Path, leaf.File, IsNew: true))], Notices = listing.Notices }
                : await AgainstAsync(listing, history, folder, commit, cancellationToken).ConfigureAwait(false);
        }
        catch (GitException fault)
        {
            throw new SeedbedException(fault.Reason == "missing-tool" ? "git is not installed; install it, or take all leaves with --base empty" : fault.Message, fault);
        }
    }

    private static async Task<string?> BaseAsync(GitHistory history, string folder, string? reference, CancellationToken cancellationToken)
    {
        if (reference == Everything)
            return null;
        if (!await history.ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            return reference is null
                ? null
                : throw new SeedbedException($"{folder} lies in no git repository that git can read, so there is nothing to compare with {reference}; leave --base out to take all leaves");
        }

        string? commit = await history.BaseAsync(reference ?? Usual, cancellationToken).ConfigureAwait(false);
        return commit is null && reference is not null
            ? throw new SeedbedException($"the repository of {folder} has no branch or commit '{reference}'; name another --base, or take all leaves with --base {Everything}")
            : commit;
    }

    private static async Task<TaxonomyDiff> AgainstAsync(TaxonomyListing listing, GitHistory history, string folder, string commit, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, GitChange> changes = await history.ChangesAsync(commit, cancellationToken).ConfigureAwait(false);
        var leaves = new List<ChangedLeaf>();
        foreach (FoundLeaf leaf in listing.Leaves)
        {
            string relative = System.IO.Path.GetRelativePath(folder, leaf.File).Replace(System.IO.Path.DirectorySeparatorChar, '/');
            if (changes.TryGetValue(relative, out GitChange change))
                leaves.Add(new(leaf.Path, leaf.File, change == GitChange.Added));
            else if (Beside(leaf, relative[..^TaxonomyNames.File.Length], changes.Keys) is { Count: > 0 } beside)
                leaves.Add(new(leaf.Path, leaf.File, IsNew: false) { Beside = beside });
        }

        return new() { Commit = commit, Leaves = leaves, Notices = listing.Notices };
    }

    private static List<string> Beside(FoundLeaf leaf, string prefix, IEnumerable<string> changed)
    {
        string[] below = [.. changed.Where(file => file.StartsWith(prefix, StringComparison.Ordinal)).Select(file => file[prefix.Length..])];
        List<string> beside = [.. below.Where(name => name == TaxonomyNames.Attribution)];
        string[] others = [.. below.Where(name => name != TaxonomyNames.Attribution && IsOwn(leaf, name))];
        if (others.Length > 0 && QnaReader.Read(leaf.File).Content?.Documents is { } documents)
        {
            GlobPattern[] patterns = [.. documents.Patterns.Select(GlobPattern.Parse).OfType<GlobPattern>()];
            beside.AddRange(others.Where(name => patterns.Any(pattern => pattern.IsMatch(name))).Order(StringComparer.Ordinal));
        }

        return beside;
    }

    // What lies in a folder with a leaf of its own belongs to that one.
    private static bool IsOwn(FoundLeaf leaf, string name)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(leaf.File))!;
        string[] parts = name.Split('/');
        return Enumerable.Range(1, parts.Length - 1).All(depth => !File.Exists(System.IO.Path.Combine([folder, .. parts[..depth], TaxonomyNames.File])));
    }
}
