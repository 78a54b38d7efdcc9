using System.Text.Json;

namespace Seedbed.Yaml;

/// <summary>A list of values.</summary>
public sealed class YamlList(YamlPlace at, IReadOnlyList<YamlNode> items) : YamlNode(at)
{
    /// <summary>The values, in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <inheritdoc/>
    public override string Described => "a list";

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (YamlNode item in Items)
            item.WriteTo(writer);
        writer.WriteEndArray();
    }
}
