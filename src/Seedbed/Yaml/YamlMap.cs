using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Seedbed.Yaml;

/// <summary>A mapping, its keys in the file's order, each once.</summary>
public sealed class YamlMap(YamlPlace at, IReadOnlyList<YamlEntry> entries) : YamlNode(at)
{
    /// <summary>The keys and values, in order.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <inheritdoc/>
    public override string Described => "a mapping";

    /// <summary>The value of a key, if it is there.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        value = null;
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key == key)
                value = entry.Value;
        }

        return value is not null;
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (YamlEntry entry in Entries)
        {
            writer.WritePropertyName(entry.Key);
            entry.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
