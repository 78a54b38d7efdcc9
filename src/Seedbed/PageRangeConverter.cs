using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seedbed;

/// <summary>Writes a page range as <c>[first, last]</c>.</summary>
internal sealed class PageRangeConverter : JsonConverter<PageRange>
{
    public override PageRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read())
            throw new JsonException("pages must be [first, last]");
        int first = reader.GetInt32();
        reader.Read();
        int last = reader.GetInt32();
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
            throw new JsonException("pages must be [first, last]");
        return new(first, last);
    }

    public override void Write(Utf8JsonWriter writer, PageRange value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.First);
        writer.WriteNumberValue(value.Last);
        writer.WriteEndArray();
    }
}
