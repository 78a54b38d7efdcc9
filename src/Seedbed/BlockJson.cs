using System.Text.Json;

namespace Seedbed;

/// <summary>Writes and reads a chunk's blocks, turning spans between UTF-16 units and code points where the text has both.</summary>
internal sealed class BlockJson
{
    private static readonly string[] Kinds = ["heading", "paragraph", "list_item", "term", "definition", "table", "code"];

    private static readonly string[] MarkKinds = ["code", "emphasis", "strong", "link", "abbreviation"];

    // Code points before each UTF-16 unit, and back; null where all characters are one unit.
    private readonly int[]? _codePoints;
    private readonly int[]? _units;

    public BlockJson(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0)
            return;
        _codePoints = new int[text.Length + 1];
        _units = new int[text.Length + 1];
        int count = 0;
        for (int at = 0; at < text.Length; at++)
        {
            _codePoints[at] = count;
            if (at > 0 && char.IsSurrogatePair(text[at - 1], text[at]))
                continue;
            _units[count++] = at;
        }

        _codePoints[text.Length] = count;
        _units[count] = text.Length;
    }

    public void Write(Utf8JsonWriter writer, IReadOnlyList<Block> blocks)
    {
        writer.WriteStartArray("blocks"u8);
        foreach (Block block in blocks)
        {
            writer.WriteStartObject();
            writer.WriteString("kind"u8, Kinds[(int)block.Kind]);
            writer.WritePropertyName("span"u8);
            Write(writer, block.Span);
            if (block.Level != 0)
                writer.WriteNumber("level"u8, block.Level);
            if (block.Ordinal is { } ordinal)
                writer.WriteNumber("ordinal"u8, ordinal);
            if (block.Table is not null)
                Write(writer, block.Table);
            if (block.Marks.Count > 0)
                Write(writer, block.Marks);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public IReadOnlyList<Block> Read(JsonElement chunk) => ChunkConverter.List(chunk, "blocks", block =>
        new Block((BlockKind)Known(Kinds, block.GetProperty("kind")), Span(block.GetProperty("span"), 0))
        {
            Level = block.TryGetProperty("level", out JsonElement level) ? level.GetInt32() : 0,
            Ordinal = block.TryGetProperty("ordinal", out JsonElement ordinal) ? ordinal.GetInt32() : null,
            Table = block.TryGetProperty("table", out JsonElement table) ? ReadTable(table) : null,
            Marks = ChunkConverter.List(
                block, "marks", mark => new Mark((MarkKind)Known(MarkKinds, mark[0]), Span(mark, 1))),
        });

    private static int Known(string[] names, JsonElement name)
    {
        int at = Array.IndexOf(names, name.GetString());
        return at >= 0 ? at : throw new FormatException($"no kind '{name}'");
    }

    private void Write(Utf8JsonWriter writer, Table table)
    {
        writer.WriteStartObject("table"u8);
        if (table.Caption is not null)
            writer.WriteString("caption"u8, table.Caption);
        if (table.Header.Count > 0)
        {
            writer.WriteStartArray("header"u8);
            foreach (string name in table.Header)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

        writer.WriteStartArray("rows"u8);
        foreach (IReadOnlyList<TextSpan> row in table.Rows)
        {
            writer.WriteStartArray();
            foreach (TextSpan cell in row)
                Write(writer, cell);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private Table ReadTable(JsonElement table) => new()
    {
        Caption = table.TryGetProperty("caption", out JsonElement caption) ? caption.GetString() : null,
        Header = ChunkConverter.List(table, "header", name => name.GetString()!),
        Rows = ChunkConverter.List<IReadOnlyList<TextSpan>>(table, "rows", row => [.. row.EnumerateArray().Select(cell => Span(cell, 0))]),
    };

    private void Write(Utf8JsonWriter writer, IReadOnlyList<Mark> marks)
    {
        writer.WriteStartArray("marks"u8);
        foreach (Mark mark in marks)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(MarkKinds[(int)mark.Kind]);
            WriteEnds(writer, mark.Span);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, TextSpan span)
    {
        writer.WriteStartArray();
        WriteEnds(writer, span);
        writer.WriteEndArray();
    }

    private void WriteEnds(Utf8JsonWriter writer, TextSpan span)
    {
        writer.WriteNumberValue(_codePoints?[span.Start] ?? span.Start);
        writer.WriteNumberValue(_codePoints?[span.End] ?? span.End);
    }

    private TextSpan Span(JsonElement ends, int from)
    {
        int start = ends[from].GetInt32();
        int end = ends[from + 1].GetInt32();
        return new(_units?[start] ?? start, _units?[end] ?? end);
    }
}
