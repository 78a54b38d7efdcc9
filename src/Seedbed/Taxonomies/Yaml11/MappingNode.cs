namespace Seedbed.Taxonomies.Yaml11;

/// <summary>A mapping.</summary>
internal sealed class MappingNode(int start, string tag) : Node(start, start, tag)
{
    private Dictionary<string, Node>? _values;

    /// <summary>Its keys and values as written; once constructed, those that <c>&lt;&lt;</c> merges stand first.</summary>
    public List<(Node Key, Node Value)> Entries { get; set; } = [];

    /// <summary>Whether what <c>&lt;&lt;</c> merges has been put in.</summary>
    public bool IsFlat { get; set; }

    public override string Described => "a mapping";

    /// <summary>The value of a text key; of several the last.</summary>
    public Node? Get(string key)
    {
        _values ??= TextValues();
        return _values.GetValueOrDefault(key);
    }

    private Dictionary<string, Node> TextValues()
    {
        var values = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach ((Node key, Node value) in Entries)
        {
            if (key is ScalarNode { Kind: ValueKind.Text } text)
                values[text.Text] = value;
        }

        return values;
    }
}
