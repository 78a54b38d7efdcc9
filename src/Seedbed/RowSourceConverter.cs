using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seedbed;

/// <summary>Writes a row's source as one short object: what is unset is left out.</summary>
internal sealed class RowSourceConverter : JsonConverter<RowSource>
{
    public override RowSource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var source = JsonElement.ParseValue(ref reader);
        try
        {
            return new()
            {
                Document = source.GetProperty("document").GetString()!,
                Leaf = Member(source, "leaf")?.GetString(),
                Title = Member(source, "title")?.GetString(),
                Chunk = Member(source, "chunk")?.GetInt32(),
                Headings = Member(source, "headings") is { } headings ? [.. headings.EnumerateArray().Select(heading => heading.GetString()!)] : null,
                Pages = Member(source, "pages") is { } pages ? PagesOf(pages) : null,
                Start = Member(source, "start")?.GetInt32(),
                End = Member(source, "end")?.GetInt32(),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new JsonException($"not a source: {e.Message}", e);
        }
    }

    public override void Write(Utf8JsonWriter writer, RowSource value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a source without what a serialiser makes ready.</summary>
    public static void Write(Utf8JsonWriter writer, RowSource source)
    {
        writer.WriteStartObject();
        writer.WriteString("document"u8, source.Document);
        if (source.Leaf is { } leaf)
            writer.WriteString("leaf"u8, leaf);
        if (source.Title is { } title)
            writer.WriteString("title"u8, title);
        Write(writer, "chunk", source.Chunk);
        if (source.Headings is { } headings)
            WriteHeadings(writer, headings);
        if (source.Pages is { } pages)
            WritePages(writer, pages);
        Write(writer, "start", source.Start);
        Write(writer, "end", source.End);
        writer.WriteEndObject();
    }

    private static void WriteHeadings(Utf8JsonWriter writer, IReadOnlyList<string> headings)
    {
        writer.WriteStartArray("headings"u8);
        foreach (string heading in headings)
            writer.WriteStringValue(heading);
        writer.WriteEndArray();
    }

    private static void WritePages(Utf8JsonWriter writer, PageRange pages)
    {
        writer.WriteStartArray("pages"u8);
        writer.WriteNumberValue(pages.First);
        writer.WriteNumberValue(pages.Last);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    private static PageRange PagesOf(JsonElement pages) => pages.GetArrayLength() == 2
        ? new(pages[0].GetInt32(), pages[1].GetInt32())
        : throw new JsonException("pages must be [first, last]");

    private static JsonElement? Member(JsonElement source, string name) =>
        source.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
