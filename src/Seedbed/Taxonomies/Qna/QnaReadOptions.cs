using Seedbed.Taxonomies.Linting;

namespace Seedbed.Taxonomies.Qna;

/// <summary>What is asked of a <c>qna.yaml</c> beside its profile.</summary>
public sealed record QnaReadOptions
{
    /// <summary>The version whose schema it must follow; null for its own.</summary>
    public int? SchemaVersion { get; init; }

    /// <summary>The rules of the layout, for versions 2 and 3.</summary>
    public LintRules Rules { get; init; } = LintRules.Taxonomy;

    /// <summary>Whether an <c>attribution.txt</c> must lie beside a file of version 2 or 3.</summary>
    public bool DemandsAttribution { get; init; }
}
