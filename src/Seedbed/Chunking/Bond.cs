namespace Seedbed.Chunking;

/// <summary>How an <see cref="Atom"/> holds to the next.</summary>
internal enum Bond : byte
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>They stay together where they fit: a term and its definition, an introduction and its list.</summary>
    Soft,

    /// <summary>A cut between them is the last resort: a heading and what it heads.</summary>
    Hard,
}
