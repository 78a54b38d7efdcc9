using System.Text.Json;

namespace Seedbed.Ingestion;

/// <summary>A document as one JSON object; spans are <c>[start, end]</c> in code points, end excluded.</summary>
internal static class DocumentJson
{
    public static void Write(Document document, Utf8JsonWriter json)
    {
        var map = new CodePointMap(document.Text);
        json.WriteStartObject();
        json.WriteString("path", document.Path);
        json.WriteString("title", document.Title);
        if (document.Site is not null)
            json.WriteString("site", document.Site);
        if (document.Language is not null)
            json.WriteString("language", document.Language);
        json.WriteString("media_type", document.MediaType);
        json.WriteNumber("bytes", document.Bytes);
        json.WriteString("sha256", document.Sha256);
        if (document.Notes.Count > 0)
        {
            json.WriteStartArray("notes");
            foreach (string note in document.Notes)
                json.WriteStringValue(note);
            json.WriteEndArray();
        }

        if (document.Metadata.Count > 0)
            Write(document.Metadata, json);
        json.WriteString("text", document.Text);
        if (document.PageStarts.Count > 0)
        {
            json.WriteStartArray("page_starts");
            foreach (int start in document.PageStarts)
                json.WriteNumberValue(map.Of(start));
            json.WriteEndArray();
        }

        json.WriteStartArray("blocks");
        foreach (Block block in document.Blocks)
            Write(block, map, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Columns metadata, Utf8JsonWriter json)
    {
        json.WriteStartObject("metadata");
        foreach ((string name, JsonElement value) in metadata)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void Write(Block block, CodePointMap map, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", Name(block.Kind));
        json.WritePropertyName("span");
        Span(block.Span, map, json);
        if (block.Level != 0)
            json.WriteNumber("level", block.Level);
        if (block.Ordinal is { } ordinal)
            json.WriteNumber("ordinal", ordinal);
        if (block.Table is { } table)
            Write(table, map, json);
        if (block.Marks.Count > 0)
        {
            json.WriteStartArray("marks");
            foreach (Mark mark in block.Marks)
            {
                json.WriteStartObject();
                json.WriteString("kind", mark.Kind.ToString().ToLowerInvariant());
                json.WritePropertyName("span");
                Span(mark.Span, map, json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Table table, CodePointMap map, Utf8JsonWriter json)
    {
        json.WriteStartObject("table");
        if (table.Caption is not null)
            json.WriteString("caption", table.Caption);
        json.WriteStartArray("header");
        foreach (string name in table.Header)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (IReadOnlyList<TextSpan> row in table.Rows)
        {
            json.WriteStartArray();
            foreach (TextSpan cell in row)
                Span(cell, map, json);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Span(TextSpan span, CodePointMap map, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteNumberValue(map.Of(span.Start));
        json.WriteNumberValue(map.Of(span.End));
        json.WriteEndArray();
    }

    private static string Name(BlockKind kind) => kind == BlockKind.ListItem ? "list-item" : kind.ToString().ToLowerInvariant();
}
