using System.Text.Json;

namespace Seedbed.Yaml;

/// <summary>A value of a YAML file and its place: a <see cref="YamlMap"/>, a <see cref="YamlList"/> or a <see cref="YamlScalar"/>. Immutable.</summary>
public abstract class YamlNode
{
    private protected YamlNode(YamlPlace at) => At = at;

    /// <summary>Where the value begins.</summary>
    public YamlPlace At { get; }

    /// <summary>Whether it is a null, written (<c>null</c>, <c>~</c>) or left empty.</summary>
    public bool IsNull => this is YamlScalar { Kind: YamlScalarKind.Null };

    /// <summary>What it is, for messages: <c>a list</c>, <c>a mapping</c>, <c>the number 5</c>, <c>'five'</c>.</summary>
    public abstract string Described { get; }

    /// <summary>The same value as JSON. Depth is bounded by <see cref="YamlReader.MaxDepth"/>.</summary>
    public JsonElement ToJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            WriteTo(writer);
        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory, new() { MaxDepth = 2 * YamlReader.MaxDepth });
        return document.RootElement.Clone();
    }

    /// <summary>Writes the value as JSON.</summary>
    internal abstract void WriteTo(Utf8JsonWriter writer);
}
