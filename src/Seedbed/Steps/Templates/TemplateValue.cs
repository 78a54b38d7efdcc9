using System.Text.Json;

namespace Seedbed.Steps.Templates;

/// <summary>Turns JSON into the plain values that Handlebars walks.</summary>
internal static class TemplateValue
{
    // Recursion is bounded: a JsonElement was read with a depth cap of its own.
    public static object? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetDecimal(out decimal number) ? number : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.Object => Map(value),
        _ => null,
    };

    private static Dictionary<string, object?> Map(JsonElement value)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
            map[property.Name] = Of(property.Value);
        return map;
    }
}
