using System.Text.Json;
using Seedbed.Export;
using Seedbed.Runs.Estimates;

namespace Seedbed.Cli.Terminal;

/// <summary>An estimate as one JSON object.</summary>
internal static class EstimateJson
{
    public static string Of(Estimate estimate) => JsonLine.Of(json =>
    {
        json.WriteNumber("units", estimate.Units);
        json.WriteNumber("looked_at", estimate.Looked);
        json.WriteBoolean("measured", estimate.IsMeasured);
        json.WriteNumber("rows_per_unit", Math.Round(estimate.RowsPerUnit, 4));
        if (estimate.Target is { } target)
            json.WriteNumber("target", target);
        if (estimate.Work is { } work)
            json.WriteNumber("unit_draws", work);
        json.WriteStartArray("steps");
        foreach (StepEstimate step in estimate.Steps)
            Write(json, step);
        json.WriteEndArray();
        json.WritePropertyName("total");
        Write(json, estimate.Total);
        if (estimate.Waves > 0)
            json.WriteNumber("batch_waves_at_least", estimate.Waves);
        json.WriteStartArray("without_price");
        foreach (string model in estimate.Unpriced)
            json.WriteStringValue(model);
        json.WriteEndArray();
        if (estimate.Counts.Count > 0)
            WriteDrops(json, estimate.Counts);
    });

    private static void Write(Utf8JsonWriter json, StepEstimate step)
    {
        json.WriteStartObject();
        json.WriteString("step", step.Step);
        if (step.Model.Length > 0)
            json.WriteString("model", step.Model);
        json.WriteNumber("requests", step.Requests);
        json.WriteNumber("requests_at_most", step.MostRequests);
        json.WriteNumber("input_tokens", step.InputTokens);
        json.WriteNumber("input_tokens_at_most", step.MostInputTokens);
        json.WriteNumber("output_tokens", step.OutputTokens);
        json.WriteNumber("output_tokens_at_most", step.MostOutputTokens);
        WriteUsd(json, "usd_at_least", step.LeastUsd);
        WriteUsd(json, "usd", step.Usd);
        WriteUsd(json, "usd_at_most", step.MostUsd);
        if (step.Seconds is { } seconds)
            json.WriteNumber("seconds", Math.Round(seconds, 1));
        else
            json.WriteNull("seconds");
        json.WriteEndObject();
    }

    private static void WriteUsd(Utf8JsonWriter json, string name, decimal? usd)
    {
        if (usd is { } known)
            json.WriteNumber(name, Math.Round(known, 8));
        else
            json.WriteNull(name);
    }

    private static void WriteDrops(Utf8JsonWriter json, IReadOnlyList<StepFacts> counts)
    {
        json.WriteStartArray("rejected");
        foreach (StepFacts step in counts)
        {
            foreach ((string reason, long count) in step.Rejected)
            {
                json.WriteStartObject();
                json.WriteString("step", step.Step);
                json.WriteString("reason", reason);
                json.WriteNumber("rows", count);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }
}
