namespace Seedbed.Grounding;

/// <summary>What today's documents say of a row's evidence. The worst of its quotes speaks for a row; worse stands further down.</summary>
public enum EvidenceVerdict
{
    /// <summary>The quote stands at its span, to the character.</summary>
    Ok,

    /// <summary>The row is of a taxonomy's skill without a context: its answer is drawn from no text, and there is nothing to prove.</summary>
    NothingToProve,

    /// <summary>The quote stands elsewhere, or with another layout.</summary>
    Moved,

    /// <summary>The document no longer holds the quote.</summary>
    Changed,

    /// <summary>There is no such document any more.</summary>
    MissingDocument,

    /// <summary>The row has no evidence to prove.</summary>
    NoEvidence,

    /// <summary>The line is no row: no JSON object, or one without a source.</summary>
    Unreadable,
}
