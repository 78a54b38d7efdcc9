using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Seedbed.Export;

/// <summary>A row as JSON that people read: indented, long texts cut.</summary>
internal static class SampleJson
{
    private const int MaxText = 600;
    private const int MaxItems = 5;

    public static string Of(DatasetRow row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json.Lines with { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, row.Id);
            foreach ((string name, JsonElement value) in row.Columns)
            {
                json.WritePropertyName(name);
                WriteShort(json, value);
            }

            if (row.Source is not null && row.TryGet("source", out JsonElement source))
            {
                json.WritePropertyName("source"u8);
                source.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteShort(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            json.WriteStringValue(Markdown.Clip(value.GetString()!, MaxText));
        else if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            WriteShortList(json, value);
        else if (value.GetRawText() is { Length: > 4 * MaxText } raw)
            json.WriteStringValue(Markdown.Clip(raw, MaxText));
        else
            value.WriteTo(json);
    }

    private static void WriteShortList(Utf8JsonWriter json, JsonElement list)
    {
        json.WriteStartArray();
        foreach (JsonElement item in list.EnumerateArray().Take(MaxItems))
            json.WriteStringValue(Markdown.Clip(item.GetString()!, MaxText));
        if (list.GetArrayLength() > MaxItems)
            json.WriteStringValue($"… {list.GetArrayLength() - MaxItems} more");
        json.WriteEndArray();
    }
}
