using Seedbed.Taxonomies.Git;

namespace Seedbed.Taxonomies.Documents;

/// <summary>Where the documents of knowledge leaves are looked for.</summary>
public sealed record LeafDocumentsOptions
{
    /// <summary>A folder that stands in for the repositories; null to go by each leaf's own <c>document</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>Where fetched repositories are kept: <c>seedbed/git</c> below <c>XDG_CACHE_HOME</c>, else below <c>~/.cache</c>.</summary>
    public string Cache { get; init; } = DefaultCache();

    /// <summary>How git is called.</summary>
    public GitOptions Git { get; init; } = new();

    private static string DefaultCache()
    {
        string? named = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        string home = Path.IsPathFullyQualified(named ?? "")
            ? named!
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(home, "seedbed", "git");
    }
}
