using System.Text.Json;
using Seedbed.Steps.Options;
using Seedbed.Yaml;

namespace Seedbed.Steps;

/// <summary>A column that <see cref="Sample"/> sets, and what it draws from.</summary>
/// <param name="Name">The column.</param>
/// <param name="Values">The values with their weights; at least one, each weight above 0.</param>
public sealed record SampledColumn(string Name, IReadOnlyList<(JsonElement Value, double Weight)> Values)
{
    private const double MaxWeight = 1e9;

    internal static SampledColumn? Read(OptionValue value)
    {
        var values = new List<(JsonElement, double)>();
        switch (value.Node)
        {
            case YamlList list when list.Items.Count > 0 && list.Items.All(item => item is YamlScalar or YamlMap):
                values.AddRange(list.Items.Select(item => (item.ToJson(), 1.0)));
                break;
            case YamlMap map when map.Entries.Count > 0:
                foreach (YamlEntry entry in map.Entries)
                {
                    // A weight of 0 says that the value is never drawn.
                    if (value.Part(entry.Value).TryNumber(0, MaxWeight, out double weight) && weight > 0)
                        values.Add((Json.Of(entry.Key), weight));
                }

                break;
            default:
                value.Fail("a list of values, or a mapping of value to weight");
                return null;
        }

        return values.Count > 0 ? new(value.Name, values) : null;
    }
}
