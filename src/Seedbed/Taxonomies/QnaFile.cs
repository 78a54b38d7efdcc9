namespace Seedbed.Taxonomies;

/// <summary>A <c>qna.yaml</c> as it was read and judged.</summary>
public sealed record QnaFile
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Its folder within the taxonomy, with <c>/</c>: <c>knowledge/arts/music</c>; of a file outside of one its absolute folder.</summary>
    public required string TaxonomyPath { get; init; }

    /// <summary>The version that it was judged by; null when it was not read that far.</summary>
    public int? Version { get; init; }

    /// <summary>The schema that it was judged by; null when it was not read that far.</summary>
    public QnaKind? Kind { get; init; }

    /// <summary>Whether it may be used.</summary>
    public required QnaVerdict Verdict { get; init; }

    /// <summary>Everything that is wrong with it, in the order of lines.</summary>
    public required IReadOnlyList<TaxonomyFault> Faults { get; init; }

    /// <summary>What it says; null unless it is accepted.</summary>
    public QnaContent? Content { get; init; }
}
