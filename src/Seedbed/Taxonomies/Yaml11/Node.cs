namespace Seedbed.Taxonomies.Yaml11;

/// <summary>A value of a YAML 1.1 file, where it stands and what kind of value Python makes of it.</summary>
internal abstract class Node(int start, int end, string tag)
{
    /// <summary>Its first character.</summary>
    public int Start => start;

    /// <summary>The character after its last, for scalars.</summary>
    public int End => end;

    /// <summary>Its tag, written or found.</summary>
    public string Tag { get; set; } = tag;

    /// <summary>What it is, once <see cref="Constructor"/> has seen it.</summary>
    public ValueKind Kind { get; set; }

    /// <summary>What YAML calls it.</summary>
    public abstract string Described { get; }
}
