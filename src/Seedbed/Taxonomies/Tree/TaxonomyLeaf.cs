namespace Seedbed.Taxonomies.Tree;

/// <summary>A folder of a taxonomy whose <c>qna.yaml</c> may be used.</summary>
public sealed record TaxonomyLeaf
{
    /// <summary>Its name, one of a kind in its tree: <c>knowledge/arts/music</c>. A leaf outside of any taxonomy has its folder's name.</summary>
    public required string Path { get; init; }

    /// <summary>The <c>qna.yaml</c>.</summary>
    public required string File { get; init; }

    /// <summary>The folder that the <c>qna.yaml</c> lies in.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(File))!;

    /// <summary>What its seed examples are.</summary>
    public required LeafKinds Kinds { get; init; }

    /// <summary>What it says.</summary>
    public required QnaContent Content { get; init; }

    /// <summary>The text of the <c>attribution.txt</c> beside it; null when there is none or it is blank.</summary>
    public string? Attribution { get; init; }

    /// <summary>
    /// What files of it are called, without an ending: the path joined by <c>_</c>. Where that would be another leaf's name
    /// too, a hash of the path follows.
    /// </summary>
    public required string FileName { get; init; }

    /// <summary>The number of seed examples.</summary>
    public int Seeds => Content.SeedExamples.Count;

    /// <summary>The number of questions with their answers.</summary>
    public int Pairs => Content.SeedExamples.Sum(seed => seed.Pairs.Count);
}
