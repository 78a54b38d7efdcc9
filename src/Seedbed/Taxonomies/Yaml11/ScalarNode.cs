namespace Seedbed.Taxonomies.Yaml11;

/// <summary>A single value.</summary>
internal sealed class ScalarNode(int start, int end, string tag, string text, bool isPlain) : Node(start, end, tag)
{
    /// <summary>Its characters, without quotes.</summary>
    public string Text => text;

    /// <summary>Whether it stands without quotes.</summary>
    public bool IsPlain => isPlain;

    public override string Described => "a single value";
}
