using System.Buffers;
using System.Text.Json;
using Seedbed.Models;

namespace Seedbed.Runs;

/// <summary>Work as JSON, for the time that it waits on disk.</summary>
internal static class UnitWorkJson
{
    public static void Write(IBufferWriter<byte> output, UnitWork[] batch)
    {
        using var json = new Utf8JsonWriter(output, Json.Lines);
        json.WriteStartArray();
        foreach (UnitWork work in batch)
            Write(json, work);
        json.WriteEndArray();
    }

    public static UnitWork[] Read(ReadOnlyMemory<byte> bytes, int stages)
    {
        using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 256 });
        return [.. document.RootElement.EnumerateArray().Select(element => Read(element, stages))];
    }

    private static void Write(Utf8JsonWriter json, UnitWork work)
    {
        json.WriteStartObject();
        json.WriteNumber("turn", work.Turn);
        if (work.Held is { } held)
        {
            json.WriteNumber("held", (int)held.Reason);
            json.WriteString("why_held", held.Message);
        }

        json.WriteNumber("draw", work.Origin.Draw);
        json.WriteBoolean("opens", work.Origin.OpensInput);
        json.WriteNumber("group", work.Origin.Group);
        json.WriteNumber("number", work.Origin.Number);
        json.WriteNumber("input", work.Origin.Input);
        if (work.Origin.Unit is { } unit)
        {
            json.WritePropertyName("unit");
            Write(json, unit);
        }

        json.WriteStartArray("rows");
        foreach (Row row in work.Rows)
            Write(json, row);
        json.WriteEndArray();
        WriteRejects(json, work);
        json.WriteStartArray("tallies");
        foreach (StepTally tally in work.Tallies)
        {
            json.WriteNumberValue(tally.In);
            json.WriteNumberValue(tally.Made);
            json.WriteNumberValue(tally.Out);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRejects(Utf8JsonWriter json, UnitWork work)
    {
        json.WriteStartArray("rejects");
        foreach ((int stage, Reject reject) in work.Rejects)
        {
            json.WriteStartObject();
            json.WriteNumber("stage", stage);
            json.WriteString("step", reject.Step);
            json.WriteString("reason", reject.Reason);
            json.WriteString("detail", reject.Detail);
            json.WriteString("item", reject.Item);
            if (reject.Row is { } row)
            {
                json.WritePropertyName("row");
                Write(json, row);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Unit unit)
    {
        json.WriteStartObject();
        json.WriteString("id", unit.Id);
        json.WriteString("hash", unit.Hash);
        if (unit.Part is { } part)
            json.WriteString("part", part);
        json.WritePropertyName("source");
        RowSourceConverter.Write(json, unit.Source);
        Write(json, "columns", unit.Columns);
        Write(json, "row_columns", unit.RowColumns);
        if (unit.Chunk is { } chunk)
        {
            json.WritePropertyName("chunk");
            JsonSerializer.Serialize(json, chunk, JsonText.Default.Chunk);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Row row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WritePropertyName("source");
        RowSourceConverter.Write(json, row.Source);
        Write(json, "columns", row.Columns);
        if (row.Work.Count > 0)
            Write(json, "work", row.Work);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Columns columns)
    {
        json.WriteStartObject(name);
        foreach (KeyValuePair<string, JsonElement> column in columns)
        {
            json.WritePropertyName(column.Key);
            column.Value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static UnitWork Read(JsonElement element, int stages)
    {
        Unit? unit = element.TryGetProperty("unit", out JsonElement stored) ? ReadUnit(stored) : null;
        Reject? sourceReject = null;
        var rejects = new List<(int, Reject)>();
        foreach (JsonElement each in element.GetProperty("rejects").EnumerateArray())
        {
            var reject = new Reject(
                each.GetProperty("step").GetString()!,
                each.GetProperty("reason").GetString()!,
                each.GetProperty("detail").GetString()!,
                each.TryGetProperty("row", out JsonElement row) ? ReadRow(row, unit!) : null,
                each.GetProperty("item").GetString());
            sourceReject ??= reject;
            rejects.Add((each.GetProperty("stage").GetInt32(), reject));
        }

        SourceItem origin = unit is null
            ? SourceItem.Of(sourceReject!)
            : SourceItem.Of(unit, element.GetProperty("opens").GetBoolean(), element.GetProperty("draw").GetInt32()) with
            {
                Group = element.GetProperty("group").GetInt32(),
                Number = element.GetProperty("number").GetInt32(),
                Input = element.GetProperty("input").GetInt32(),
            };
        var work = new UnitWork(origin, stages)
        {
            Turn = element.GetProperty("turn").GetInt64(),
            Held = element.TryGetProperty("held", out JsonElement held) ? new((HoldReason)held.GetInt32(), element.GetProperty("why_held").GetString()!) : null,
            Rows = [.. element.GetProperty("rows").EnumerateArray().Select(row => ReadRow(row, unit!))],
        };
        work.Rejects.AddRange(rejects);
        ReadTallies(element.GetProperty("tallies"), work.Tallies);
        return work;
    }

    private static void ReadTallies(JsonElement element, Span<StepTally> tallies)
    {
        for (int i = 0; i < tallies.Length; i++)
        {
            tallies[i].In = element[i * 3].GetInt32();
            tallies[i].Made = element[(i * 3) + 1].GetInt32();
            tallies[i].Out = element[(i * 3) + 2].GetInt32();
        }
    }

    private static Unit ReadUnit(JsonElement element) => new()
    {
        Id = element.GetProperty("id").GetString()!,
        Hash = element.GetProperty("hash").GetString()!,
        Part = element.TryGetProperty("part", out JsonElement part) ? part.GetString() : null,
        Source = element.GetProperty("source").Deserialize(JsonText.Default.RowSource)!,
        Columns = ReadColumns(element.GetProperty("columns")),
        RowColumns = ReadColumns(element.GetProperty("row_columns")),
        Chunk = element.TryGetProperty("chunk", out JsonElement chunk) ? chunk.Deserialize(JsonText.Default.Chunk) : null,
    };

    private static Row ReadRow(JsonElement element, Unit unit) => new()
    {
        Id = element.GetProperty("id").GetString()!,
        Unit = unit,
        Source = element.GetProperty("source").Deserialize(JsonText.Default.RowSource)!,
        Columns = ReadColumns(element.GetProperty("columns")),
        Work = element.TryGetProperty("work", out JsonElement work) ? ReadColumns(work) : Columns.Empty,
    };

    private static Columns ReadColumns(JsonElement element) =>
        Columns.Of(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.Clone())));
}
