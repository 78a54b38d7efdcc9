using System.Text;
using System.Text.Json;
using Seedbed.Export;

namespace Seedbed.Reports;

/// <summary>Writes what the page shows of a row: the members are read by <c>rows.js</c> and <c>rejects.js</c>.</summary>
internal sealed class ReportRow(int maxText)
{
    private const string Context = "context";

    private static readonly string[] Questions = ["question", "instruction", "prompt"];
    private static readonly string[] Answers = ["answer", "output", "response", "completion"];

    /// <summary>The row's question and answer and its other columns, as members of the object that is open.</summary>
    public void WriteSaid(Utf8JsonWriter json, DatasetRow row)
    {
        string? question = Questions.FirstOrDefault(name => row.Text(name) is not null);
        string? answer = Answers.FirstOrDefault(name => row.Text(name) is not null);
        if (question is not null)
            json.WriteString("question"u8, Cut(row.Text(question)!));
        if (answer is not null)
            json.WriteString("answer"u8, Cut(row.Text(answer)!));
        bool messages = question is null && answer is null && WriteMessages(json, row);
        json.WriteStartArray("columns"u8);
        foreach ((string name, JsonElement value) in row.Columns)
        {
            if (name == question || name == answer || name == "evidence" || (name == "messages" && messages)
                || (name == "chunk" && row.Source is not null) || (name == Context && ContextOf(row) is not null) || DatasetRow.Plain(value) is not { Length: > 0 } text)
                continue;
            json.WriteStartArray();
            json.WriteStringValue(Cut(name));
            json.WriteStringValue(Cut(text));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>The text that a row without a chunk brings with it, and that its evidence stands in; null when it has none.</summary>
    public static string? ContextOf(DatasetRow row) =>
        row.Source is { Chunk: null } && row.TryGet(Context, out JsonElement value) && value.ValueKind == JsonValueKind.String
        && row.TryGet("evidence", out JsonElement evidence) && evidence.ValueKind == JsonValueKind.Array
            ? value.GetString()
            : null;

    /// <summary>Where the row comes from, as members of the object that is open.</summary>
    public void WriteSource(Utf8JsonWriter json, RowSource source)
    {
        json.WriteString("document"u8, source.Document);
        if (source.Pages is { } pages)
        {
            json.WriteStartArray("pages"u8);
            json.WriteNumberValue(pages.First);
            json.WriteNumberValue(pages.Last);
            json.WriteEndArray();
        }

        if (source.Headings is not { Count: > 0 } headings)
            return;
        json.WriteStartArray("headings"u8);
        foreach (string heading in headings)
            json.WriteStringValue(Cut(heading));
        json.WriteEndArray();
    }

    /// <summary>The quotes as <c>[start, end, quote]</c>, the span null where only the words are known.</summary>
    public void WriteEvidence(Utf8JsonWriter json, DatasetRow row)
    {
        json.WriteStartArray("evidence"u8);
        if (row.TryGet("evidence", out JsonElement evidence) && evidence.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in evidence.EnumerateArray())
                WriteQuote(json, item);
        }

        json.WriteEndArray();
    }

    public string Cut(string text) => Markdown.Clip(text, maxText);

    private void WriteQuote(Utf8JsonWriter json, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("quote", out JsonElement quote) && quote.ValueKind == JsonValueKind.String)
        {
            json.WriteStartArray();
            WriteNumber(json, item, "start");
            WriteNumber(json, item, "end");
            json.WriteStringValue(Cut(quote.GetString()!));
            json.WriteEndArray();
        }
        else if (item.ValueKind == JsonValueKind.String)
        {
            json.WriteStartArray();
            json.WriteNullValue();
            json.WriteNullValue();
            json.WriteStringValue(Cut(item.GetString()!));
            json.WriteEndArray();
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, JsonElement item, string name)
    {
        if (item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number))
            json.WriteNumberValue(number);
        else
            json.WriteNullValue();
    }

    // A conversation: its first message from the user is the question, the rest reads as the answer.
    private bool WriteMessages(Utf8JsonWriter json, DatasetRow row)
    {
        if (!row.TryGet("messages", out _) || Conversation.OfColumns.TryRead(row, out IReadOnlyList<Turn> turns) is not null)
            return false;
        int first = turns[0].Role == "system" ? 1 : 0;
        json.WriteString("question"u8, Cut(turns[first].Content));
        var rest = new StringBuilder(turns[first + 1].Content);
        foreach (Turn turn in turns.Skip(first + 2))
            rest.Append("\n\n").Append(turn.Role).Append(": ").Append(turn.Content);
        json.WriteString("answer"u8, Cut(rest.ToString()));
        return true;
    }
}
