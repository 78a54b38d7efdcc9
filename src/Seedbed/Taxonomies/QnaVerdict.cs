namespace Seedbed.Taxonomies;

/// <summary>Whether a <c>qna.yaml</c> may be used.</summary>
public enum QnaVerdict
{
    /// <summary>It may.</summary>
    Accept,

    /// <summary>It may not; its faults say why.</summary>
    Reject,

    /// <summary>It holds nothing, which is no fault and gives nothing.</summary>
    Empty,
}
