namespace Seedbed.Taxonomies;

/// <summary>How strictly a <c>qna.yaml</c> is read.</summary>
public enum TaxonomyProfile
{
    /// <summary>As <c>ilab</c> does before it generates: warnings of the layout reject a file too.</summary>
    Ilab,

    /// <summary>As the taxonomy's own checks do: warnings of the layout don't reject.</summary>
    Ci,
}
