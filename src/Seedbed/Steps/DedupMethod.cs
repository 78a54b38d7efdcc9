namespace Seedbed.Steps;

/// <summary>When <see cref="Dedup"/> takes rows for alike.</summary>
public enum DedupMethod
{
    /// <summary>They say the same.</summary>
    Exact,

    /// <summary>Their shingles are mostly the same.</summary>
    Near,

    /// <summary>A long subsequence of words is the same (ROUGE-L).</summary>
    Rouge,
}
