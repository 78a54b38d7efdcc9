using System.Text.Json;
using Seedbed.Export;

namespace Seedbed.Reports;

/// <summary>The page's rows, and which chunks they need.</summary>
internal sealed class ReportRows(ReportRequest request, ReportSurvey survey)
{
    private readonly HashSet<(string Document, int Number)> _chunks = [];

    /// <summary>The chunks that the rows on the page come from.</summary>
    public IReadOnlySet<(string Document, int Number)> Chunks => _chunks;

    /// <summary>How many rows are on the page.</summary>
    public long Shown { get; private set; }

    public async Task WriteAsync(Utf8JsonWriter json, ReportFile page, CancellationToken cancellationToken)
    {
        var shape = new ReportRow(request.Limits.Text);
        var spread = new Spread(survey.Rows, request.Limits.Rows);
        json.WriteStartArray();
        await foreach (DatasetRow row in DatasetReader.ReadAsync(request.Dataset, cancellationToken).ConfigureAwait(false))
        {
            if (!spread.Next())
                continue;
            Shown++;
            Write(json, shape, row);
            await page.FlushAsync(json, cancellationToken).ConfigureAwait(false);
        }

        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, ReportRow shape, DatasetRow row)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, row.Id);
        shape.WriteSaid(json, row);
        shape.WriteEvidence(json, row);
        if (row.Text("question_type") is { } type)
            json.WriteString("type"u8, shape.Cut(type));
        if (row.Source is { } source)
        {
            shape.WriteSource(json, source);
            if (source.Leaf is { } leaf)
                json.WriteString("leaf"u8, leaf);
            if (source.Chunk is { } number)
            {
                json.WriteString("chunk"u8, ReportChunks.Key(source.Document, number));
                _chunks.Add((source.Document, number));
            }
            else if (ReportRow.ContextOf(row) is { } context)
            {
                json.WriteString("passage"u8, shape.Cut(context));
            }
        }

        json.WriteEndObject();
    }
}
