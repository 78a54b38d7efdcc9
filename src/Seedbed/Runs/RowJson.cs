using System.Text.Json;

namespace Seedbed.Runs;

/// <summary>
/// Rows and rejects as the run folder keeps them. A row is one flat object: <c>id</c>, <c>source</c>, then its columns; an
/// input row's own <c>id</c> and <c>source</c> keep their places and win.
/// </summary>
public static class RowJson
{
    /// <summary>Writes a row with all its columns.</summary>
    public static void Write(Utf8JsonWriter json, Row row) => Write(json, row, null);

    /// <summary>Writes a row with the columns named, in that order; a column of the unit counts too, one that the row lacks is left out. Null means all of the row's own.</summary>
    public static void Write(Utf8JsonWriter json, Row row, IReadOnlyList<string>? columns)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(row);
        json.WriteStartObject();
        json.WriteString("id"u8, row.Id);
        if (!row.Columns.TryGet("source", out JsonElement source))
        {
            json.WritePropertyName("source"u8);
            RowSourceConverter.Write(json, row.Source);
        }
        else if (columns?.Contains("source") == false)
        {
            Write(json, "source", source);
        }

        if (columns is null)
        {
            foreach (KeyValuePair<string, JsonElement> column in row.Columns)
                Write(json, column.Key, column.Value);
        }
        else
        {
            foreach (string name in columns)
            {
                if (row.TryGet(name, out JsonElement value))
                    Write(json, name, value);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a reject: <c>{ id, step, reason, detail, row }</c>, without <c>row</c> for an input that never became one.</summary>
    public static void Write(Utf8JsonWriter json, Reject reject)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(reject);
        json.WriteStartObject();
        json.WriteString("id"u8, reject.Id);
        json.WriteString("step"u8, reject.Step);
        json.WriteString("reason"u8, reject.Reason);
        json.WriteString("detail"u8, reject.Detail);
        if (reject.Row is { } row)
        {
            json.WritePropertyName("row"u8);
            Write(json, row);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, JsonElement value)
    {
        if (name == "id")
            return;
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
