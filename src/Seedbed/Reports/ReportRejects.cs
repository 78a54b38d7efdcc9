using System.Text.Json;
using Seedbed.Export;

namespace Seedbed.Reports;

/// <summary>The page's rejects: of every step and reason some, evenly spread.</summary>
internal sealed class ReportRejects(ReportRequest request, ReportSurvey survey)
{
    private readonly Dictionary<RejectGroup, Spread> _spreads = [];

    /// <summary>How many of each group are on the page.</summary>
    public IReadOnlyDictionary<RejectGroup, Spread> Shown => _spreads;

    public async Task WriteAsync(Utf8JsonWriter json, ReportFile page, CancellationToken cancellationToken)
    {
        ShareOut();
        var shape = new ReportRow(request.Limits.Text);
        json.WriteStartArray();
        if (File.Exists(request.Rejects))
        {
            await foreach (JsonLine line in JsonLinesFile.ReadAsync(request.Rejects, cancellationToken).ConfigureAwait(false))
            {
                RejectGroup group = survey.GroupOf(line.Object);
                if (!_spreads[group].Next())
                    continue;
                Write(json, shape, group, line);
                await page.FlushAsync(json, cancellationToken).ConfigureAwait(false);
            }
        }

        json.WriteEndArray();
    }

    // Small groups whole, from the smallest up; what they leave goes to the larger ones in equal parts.
    private void ShareOut()
    {
        long room = request.Limits.Rejects;
        RejectGroup[] groups = [.. survey.RejectGroups.OrderBy(group => group.Count)];
        for (int i = 0; i < groups.Length; i++)
        {
            var spread = new Spread(groups[i].Count, room / (groups.Length - i));
            _spreads.Add(groups[i], spread);
            room -= spread.Picked;
        }
    }

    private static void Write(Utf8JsonWriter json, ReportRow shape, RejectGroup group, JsonLine line)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, shape.Cut(ReportSurvey.Text(line.Object, "id")));
        json.WriteString("step"u8, group.Step);
        json.WriteString("reason"u8, group.Reason);
        json.WriteString("detail"u8, shape.Cut(ReportSurvey.Text(line.Object, "detail")));
        if (line.Object.TryGetProperty("row", out JsonElement row) && row.ValueKind == JsonValueKind.Object)
        {
            shape.WriteSaid(json, new DatasetRow(line with { Object = row }, "rejects.jsonl"));
        }
        else
        {
            json.WriteStartArray("columns"u8);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
