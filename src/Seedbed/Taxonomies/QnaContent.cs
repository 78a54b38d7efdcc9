namespace Seedbed.Taxonomies;

/// <summary>What an accepted <c>qna.yaml</c> says.</summary>
public sealed record QnaContent
{
    /// <summary>The version of its format, 1 to 3.</summary>
    public required int Version { get; init; }

    /// <summary>Whose it is.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>What a skill is about; empty for knowledge, and for old skills that don't say.</summary>
    public string TaskDescription { get; init; } = "";

    /// <summary>The field of knowledge; empty for skills.</summary>
    public string Domain { get; init; } = "";

    /// <summary>What the documents of knowledge hold; empty for skills.</summary>
    public string DocumentOutline { get; init; } = "";

    /// <summary>The seed examples, in the file's order.</summary>
    public required IReadOnlyList<SeedExample> SeedExamples { get; init; }

    /// <summary>Where the documents of knowledge lie; null for skills.</summary>
    public QnaDocuments? Documents { get; init; }
}
