using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seedbed;

/// <summary>
/// Writes a chunk as one short object: what is unset is left out, headings are <c>[level, text]</c>, and the blocks' spans
/// are <c>[start, end]</c> in code points from the chunk's own beginning.
/// </summary>
internal sealed class ChunkConverter : JsonConverter<Chunk>
{
    public override Chunk Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var chunk = JsonElement.ParseValue(ref reader);
        try
        {
            string text = chunk.GetProperty("text").GetString()!;
            return new()
            {
                Document = chunk.GetProperty("document").GetString()!,
                Title = chunk.GetProperty("title").GetString()!,
                Site = chunk.TryGetProperty("site", out JsonElement site) ? site.GetString() : null,
                Number = chunk.GetProperty("number").GetInt32(),
                Text = text,
                Start = chunk.GetProperty("start").GetInt32(),
                End = chunk.GetProperty("end").GetInt32(),
                Headings = List(chunk, "headings", heading => new Heading(heading[0].GetInt32(), heading[1].GetString()!)),
                Pages = chunk.TryGetProperty("pages", out JsonElement pages) ? new(pages[0].GetInt32(), pages[1].GetInt32()) : null,
                Tokens = chunk.GetProperty("tokens").GetInt32(),
                Blocks = new BlockJson(text).Read(chunk),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new JsonException($"not a chunk: {e.Message}", e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Chunk value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id);
        writer.WriteString("document"u8, value.Document);
        writer.WriteString("title"u8, value.Title);
        if (value.Site is not null)
            writer.WriteString("site"u8, value.Site);
        writer.WriteNumber("number"u8, value.Number);
        writer.WriteNumber("start"u8, value.Start);
        writer.WriteNumber("end"u8, value.End);
        writer.WriteNumber("tokens"u8, value.Tokens);
        if (value.Pages is { } pages)
            WritePair(writer, "pages", pages.First, pages.Last);
        if (value.Headings.Count > 0)
            WriteHeadings(writer, value.Headings);
        writer.WriteString("text"u8, value.Text);
        if (value.Blocks.Count > 0)
            new BlockJson(value.Text).Write(writer, value.Blocks);
        writer.WriteEndObject();
    }

    /// <summary>A list member; empty when it is not there.</summary>
    internal static IReadOnlyList<T> List<T>(JsonElement parent, string name, Func<JsonElement, T> read) =>
        parent.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(read)] : [];

    private static void WriteHeadings(Utf8JsonWriter writer, IReadOnlyList<Heading> headings)
    {
        writer.WriteStartArray("headings"u8);
        foreach (Heading heading in headings)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(heading.Level);
            writer.WriteStringValue(heading.Text);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WritePair(Utf8JsonWriter writer, string name, int one, int two)
    {
        writer.WriteStartArray(name);
        writer.WriteNumberValue(one);
        writer.WriteNumberValue(two);
        writer.WriteEndArray();
    }
}
