using System.Text.Json;
using Seedbed.Export;

namespace Seedbed.Reports;

/// <summary>Writes the leaves of the run's taxonomy, by path: what each is, what was asked of it and what became of it. <c>leaves.js</c> nests them.</summary>
internal sealed class ReportLeaves(ReportRequest request, ReportSurvey survey)
{
    private readonly Dictionary<string, LeafFacts> _said = request.Facts.Leaves
        .GroupBy(leaf => leaf.Leaf, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    public void Write(Utf8JsonWriter json)
    {
        IReadOnlyList<LeafCounts> leaves = request.Facts.LeafCounts;
        json.WriteStartObject();
        json.WriteNumber("all"u8, leaves.Count);
        json.WriteNumber("elsewhere"u8, Math.Max(0, survey.Rejects - leaves.Sum(leaf => leaf.Rejects)));
        json.WriteStartArray("leaves"u8);
        foreach (LeafCounts leaf in leaves.OrderBy(leaf => leaf.Leaf.Replace('/', '\0'), StringComparer.Ordinal).Take(request.Limits.Documents))
            Write(json, leaf);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, LeafCounts leaf)
    {
        json.WriteStartObject();
        json.WriteString("path"u8, leaf.Leaf);
        if (_said.TryGetValue(leaf.Leaf, out LeafFacts? said))
        {
            json.WriteString("kind"u8, string.Join(" and ", said.Kinds));
            json.WriteNumber("pairs"u8, said.Seeds.Count);
        }

        json.WriteNumber("documents"u8, leaf.Documents);
        if (leaf.Units is { } units)
            json.WriteNumber("units"u8, units);
        json.WriteNumber("asked"u8, leaf.Asked);
        json.WriteNumber("tries"u8, leaf.Tries);
        json.WriteNumber("written"u8, leaf.Written);
        json.WriteNumber("over"u8, leaf.OverTarget);
        json.WriteNumber("rows"u8, leaf.Rows);
        if (leaf.Wanted is { } wanted)
            json.WriteNumber("wanted"u8, wanted);
        json.WriteString("why"u8, leaf.Why);
        WriteLists(json, leaf);
        json.WriteEndObject();
    }

    private static void WriteLists(Utf8JsonWriter json, LeafCounts leaf)
    {
        json.WriteStartArray("faults"u8);
        foreach (string fault in leaf.Faults)
            json.WriteStringValue(fault);
        json.WriteEndArray();
        json.WriteStartArray("lost"u8);
        foreach ((string step, string reason, long count) in leaf.Lost)
        {
            json.WriteStartArray();
            json.WriteStringValue(step);
            json.WriteStringValue(reason);
            json.WriteNumberValue(count);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("steps"u8);
        foreach (StepFacts step in leaf.Steps)
        {
            json.WriteStartArray();
            json.WriteStringValue(step.Step);
            foreach (long count in (long[])[step.In, step.Made, step.Out, step.Rejected.Values.Sum()])
                json.WriteNumberValue(count);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
