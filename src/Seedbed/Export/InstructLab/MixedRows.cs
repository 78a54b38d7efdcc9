using System.Text.Json;

namespace Seedbed.Export.InstructLab;

/// <summary>Brings rows of any dataset into the one shape of a mix: <c>{ id, messages, metadata, unmask }</c>; other columns move into the metadata.</summary>
internal sealed class MixedRows(JsonRecords records, string? system, string seed)
{
    private static readonly string[] Own = ["id", "messages", "metadata", "unmask"];

    /// <summary>Writes a row.</summary>
    /// <returns>False when one of its messages is empty, so that it was left out.</returns>
    /// <exception cref="SeedbedException">It is no row of a conversation; the message names the file and line.</exception>
    public bool Write(JsonLine line, string set, string path)
    {
        JsonElement[] messages = Messages(line, path);
        if (Array.Exists(messages, message => Role(message) != "system" && string.IsNullOrWhiteSpace(Content(message))))
            return false;
        bool unmask = Unmask(line, path);
        Utf8JsonWriter json = records.BeginRecord();
        json.WriteStartObject();
        json.WriteString("id"u8, IdOf(line, set));
        WriteMessages(json, messages);
        json.WriteMetadata(metadata => WriteMetadata(metadata, line.Object));
        json.WriteBoolean("unmask"u8, unmask);
        json.WriteEndObject();
        records.EndRecord();
        return true;
    }

    private string IdOf(JsonLine line, string set) =>
        line.Object.TryGetProperty("id", out JsonElement id) && DatasetRow.Plain(id) is { Length: > 0 } text ? text : StableId.Of(seed, "mix", set, $"{line.Number}");

    private static JsonElement[] Messages(JsonLine line, string path)
    {
        if (!line.Object.TryGetProperty("messages", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            throw new SeedbedException($"{path}, line {line.Number} has no 'messages'; every row of a mix must be a conversation, a list of role and content");
        JsonElement[] messages = [.. list.EnumerateArray()];
        int wrong = Array.FindIndex(messages, message => Role(message) is null || !IsText(message));
        return wrong < 0
            ? messages
            : throw new SeedbedException($"{path}, line {line.Number}: message {wrong + 1} is not {{ role, content }} with texts; mend or remove the line");
    }

    private static bool Unmask(JsonLine line, string path)
    {
        if (!line.Object.TryGetProperty("unmask", out JsonElement unmask) || unmask.ValueKind == JsonValueKind.Null)
            return false;
        return unmask.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? unmask.GetBoolean()
            : throw new SeedbedException($"{path}, line {line.Number}: 'unmask' must be true or false, not {unmask.GetRawText()}");
    }

    private void WriteMessages(Utf8JsonWriter json, JsonElement[] messages)
    {
        json.WriteStartArray("messages"u8);
        if (system is not null && !Array.Exists(messages, message => Role(message) == "system"))
            json.WriteMessage("system", system);
        foreach (JsonElement message in messages)
        {
            if (system is not null && Role(message) == "system")
                json.WriteMessage("system", system);
            else
                message.WriteTo(json);
        }

        json.WriteEndArray();
    }

    // A column wins over what the metadata says by its name.
    private static void WriteMetadata(Utf8JsonWriter metadata, JsonElement row)
    {
        foreach (JsonProperty said in MetadataOf(row).Where(said => Own.Contains(said.Name) || !row.TryGetProperty(said.Name, out _)))
            said.WriteTo(metadata);
        foreach (JsonProperty column in row.EnumerateObject().Where(column => !Own.Contains(column.Name)))
            column.WriteTo(metadata);
    }

    private static IReadOnlyList<JsonProperty> MetadataOf(JsonElement row)
    {
        if (!row.TryGetProperty("metadata", out JsonElement metadata) || metadata.ValueKind == JsonValueKind.Null)
            return [];
        JsonElement said = metadata.ValueKind == JsonValueKind.String ? Parsed(metadata) : metadata;
        return said.ValueKind == JsonValueKind.Object
            ? [.. said.EnumerateObject()]
            : [.. JsonElement.Parse($"{{\"metadata\":{metadata.GetRawText()}}}").EnumerateObject()];
    }

    // A text that is no JSON is kept as it is.
    private static JsonElement Parsed(JsonElement text)
    {
        try
        {
            return JsonElement.Parse(text.GetString()!);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string? Role(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty("role", out JsonElement role) && role.ValueKind == JsonValueKind.String ? role.GetString() : null;

    private static string? Content(JsonElement message) =>
        message.TryGetProperty("content", out JsonElement content) && content.ValueKind == JsonValueKind.String ? content.GetString() : null;

    private static bool IsText(JsonElement message) =>
        message.TryGetProperty("content", out JsonElement content) && content.ValueKind is JsonValueKind.String or JsonValueKind.Null;
}
