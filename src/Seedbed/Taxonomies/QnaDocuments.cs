namespace Seedbed.Taxonomies;

/// <summary>Where the documents of a knowledge leaf lie.</summary>
/// <param name="Repository">A git repository: an address or a local folder.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Patterns">Which of its files: <c>docs/**/*.md</c>.</param>
public sealed record QnaDocuments(string Repository, string Commit, IReadOnlyList<string> Patterns);
