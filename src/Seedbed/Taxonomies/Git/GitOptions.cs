namespace Seedbed.Taxonomies.Git;

/// <summary>Where the git command is, and how long it may take.</summary>
public sealed record GitOptions
{
    /// <summary>The program: a name on the path, or a path.</summary>
    public string Tool { get; init; } = "git";

    /// <summary>How long one call may take; ten minutes by default.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromMinutes(10);
}
