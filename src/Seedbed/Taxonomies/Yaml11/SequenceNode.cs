namespace Seedbed.Taxonomies.Yaml11;

/// <summary>A list.</summary>
internal sealed class SequenceNode(int start, string tag) : Node(start, start, tag)
{
    /// <summary>Its items.</summary>
    public List<Node> Items { get; } = [];

    public override string Described => "a list";
}
