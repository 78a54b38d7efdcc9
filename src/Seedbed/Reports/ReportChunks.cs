using System.Text.Json;
using Seedbed.Export;

namespace Seedbed.Reports;

/// <summary>The passages that the page's rows come from, each once.</summary>
internal sealed class ReportChunks(ReportRequest request, IReadOnlySet<(string Document, int Number)> wanted)
{
    private long _room = request.Limits.ChunkText;

    public static string Key(string document, int number) => $"{document}#c{number}";

    public async Task WriteAsync(Utf8JsonWriter json, ReportFile page, CancellationToken cancellationToken)
    {
        json.WriteStartArray();
        if (File.Exists(request.Chunks))
        {
            await foreach (JsonLine line in JsonLinesFile.ReadAsync(request.Chunks, cancellationToken).ConfigureAwait(false))
            {
                string document = ReportSurvey.Text(line.Object, "document");
                if (!line.Object.TryGetProperty("number", out JsonElement value) || !value.TryGetInt32(out int number)
                    || !wanted.Contains((document, number)))
                    continue;
                Write(json, line.Object, document, number);
                await page.FlushAsync(json, cancellationToken).ConfigureAwait(false);
            }
        }

        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, JsonElement chunk, string document, int number)
    {
        string text = ReportSurvey.Text(chunk, "text");
        if (text.Length > _room)
            return;
        _room -= text.Length;
        json.WriteStartObject();
        json.WriteString("key"u8, Key(document, number));
        json.WriteString("title"u8, ReportSurvey.Text(chunk, "title"));
        json.WriteNumber("start"u8, chunk.TryGetProperty("start", out JsonElement start) && start.TryGetInt32(out int at) ? at : 0);
        json.WriteString("text"u8, text);
        json.WriteStartArray("headings"u8);
        if (chunk.TryGetProperty("headings", out JsonElement headings) && headings.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement heading in headings.EnumerateArray())
            {
                if (heading.ValueKind == JsonValueKind.Object)
                    json.WriteStringValue(ReportSurvey.Text(heading, "text"));
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
