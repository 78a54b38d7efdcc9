namespace Seedbed.Export;

/// <summary>A leaf of the taxonomy that a run grew rows from, as a line of its <c>leaves.jsonl</c> says.</summary>
/// <param name="Leaf">Its path, with forward slashes: <c>knowledge/arts/music</c>.</param>
public sealed record LeafFacts(string Leaf)
{
    /// <summary>What it is: <c>knowledge</c>, <c>skill</c>, <c>grounded</c>, or both of the latter.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Who wrote its seeds; null when it doesn't say.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>What a skill is about; null for knowledge.</summary>
    public string? TaskDescription { get; init; }

    /// <summary>The field of knowledge; null for skills.</summary>
    public string? Domain { get; init; }

    /// <summary>The seeds, in the file's order.</summary>
    public IReadOnlyList<LeafSeed> Seeds { get; init; } = [];

    /// <summary>The repository that its documents lie in; null without documents.</summary>
    public string? Repository { get; init; }

    /// <summary>The commit of the repository.</summary>
    public string? Commit { get; init; }

    /// <summary>Which of the repository's files are its documents.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>The text of its <c>attribution.txt</c>; null when there is none.</summary>
    public string? Attribution { get; init; }
}
