namespace Seedbed.Taxonomies.Tree;

/// <summary>What the seed examples of a leaf are. A leaf may mix skills with and without a context.</summary>
[Flags]
public enum LeafKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A skill whose examples have no context.</summary>
    Skill = 1,

    /// <summary>A skill whose examples have a context each.</summary>
    Grounded = 2,

    /// <summary>Knowledge: contexts with questions and answers, and documents.</summary>
    Knowledge = 4,
}
