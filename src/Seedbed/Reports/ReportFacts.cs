using System.Text.Json;
using Seedbed.Export;

namespace Seedbed.Reports;

/// <summary>The page's counts and what it says about the run.</summary>
internal sealed class ReportFacts(
    ReportRequest request, ReportSurvey survey, long rowsShown, IReadOnlyDictionary<RejectGroup, Spread> rejectsShown)
{
    private const int LostReasons = 4;
    private const int MostNotes = 12;
    private const int MaxTargetGroups = 2000;

    private readonly IReadOnlyList<StepFacts> _steps = StepFacts.ByPart(request.Facts.Steps);

    public void Write(Utf8JsonWriter json)
    {
        DatasetFacts facts = request.Facts;
        json.WriteStartObject();
        json.WriteString("recipe"u8, facts.Recipe);
        json.WriteString("summary"u8, facts.Summary);
        json.WriteString("recipeHash"u8, facts.RecipeHash);
        json.WriteString("language"u8, facts.Language);
        json.WriteString("seed"u8, facts.Seed);
        json.WriteString("state"u8, facts.State);
        json.WriteString("why"u8, facts.Why);
        WriteCost(json, facts);
        WriteCounts(json);
        WriteCoverage(json, facts);
        WriteGroups(json);
        WriteVersions(json, facts.Versions);
        WriteModels(json, facts.Models);
        WriteSteps(json, _steps);
        WriteInputs(json, facts.Inputs);
        json.WriteEndObject();
    }

    public void WriteDocuments(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (DocumentCoverage document in survey.Documents.Take(request.Limits.Documents))
        {
            json.WriteStartObject();
            json.WriteString("path"u8, document.Path);
            json.WriteString("title"u8, document.Title);
            json.WriteNumber("chunks"u8, document.Chunks);
            json.WriteNumber("asked"u8, document.Asked);
            json.WriteNumber("gave"u8, document.Gave);
            json.WriteNumber("rows"u8, document.Rows);
            if (document.Notes.Count > 0)
                json.WriteString("notes"u8, $"{string.Join("; ", document.Notes.Take(MostNotes))}{(document.Notes.Count > MostNotes ? "; …" : "")}");
            json.WriteString("lost"u8, string.Join(", ", document.Lost.Take(LostReasons).Select(lost => $"{lost.Reason} {lost.Chunks}")));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCounts(Utf8JsonWriter json)
    {
        json.WriteNumber("rows"u8, survey.Rows);
        json.WriteNumber("rowsShown"u8, rowsShown);
        json.WriteNumber("rejects"u8, survey.Rejects);
        json.WriteNumber("rejectsShown"u8, rejectsShown.Values.Sum(spread => spread.Picked));
        json.WriteNumber("documents"u8, survey.Documents.Count);
        json.WriteNumber("chunks"u8, survey.Documents.Sum(document => document.Chunks));
        json.WriteNumber("asked"u8, survey.Documents.Sum(document => document.Asked));
        json.WriteNumber("gave"u8, survey.Documents.Sum(document => document.Gave));
    }

    private void WriteCost(Utf8JsonWriter json, DatasetFacts facts)
    {
        if (facts.Cost is not { } cost)
            return;
        json.WriteNumber("cost"u8, cost);
        if (survey.Rows > 0)
            json.WriteNumber("costPerRow"u8, Math.Round(cost / survey.Rows, 8));
    }

    private static void WriteCoverage(Utf8JsonWriter json, DatasetFacts facts)
    {
        if (facts.Coverage is { } coverage)
        {
            if (coverage.Units is { } units)
                json.WriteNumber("units"u8, units);
            json.WriteNumber("unitsAsked"u8, coverage.Asked);
            json.WriteNumber("unitsGave"u8, coverage.Gave);
            json.WriteString("lost"u8, string.Join(", ", coverage.Lost.Select(lost => $"{lost.Key} {lost.Value}")));
        }

        json.WriteStartArray("targetGroups"u8);
        foreach (GroupFacts group in facts.Groups.Take(MaxTargetGroups))
        {
            json.WriteStartObject();
            json.WriteString("group"u8, group.Group);
            json.WriteNumber("rows"u8, group.Rows);
            json.WriteNumber("wanted"u8, group.Wanted ?? facts.TargetRows ?? 0);
            json.WriteNumber("draws"u8, group.Draws);
            json.WriteString("why"u8, group.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("targetGroupsAll"u8, facts.Groups.Count);
        json.WriteNumber("target"u8, facts.TargetRows ?? 0);
    }

    private void WriteGroups(Utf8JsonWriter json)
    {
        json.WriteStartArray("rejectGroups"u8);
        foreach (RejectGroup group in survey.RejectGroups.OrderBy(group => StepAt(group.Step)).ThenByDescending(group => group.Count))
        {
            json.WriteStartObject();
            json.WriteString("step"u8, group.Step);
            json.WriteString("reason"u8, group.Reason);
            json.WriteNumber("count"u8, group.Count);
            json.WriteNumber("shown"u8, rejectsShown[group].Picked);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private int StepAt(string name)
    {
        for (int i = 0; i < _steps.Count; i++)
        {
            if (_steps[i].Step == name)
                return i;
        }

        return int.MaxValue;
    }

    private static void WriteVersions(Utf8JsonWriter json, IReadOnlyList<VersionFacts> versions)
    {
        json.WriteStartArray("versions"u8);
        foreach (VersionFacts version in versions)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, version.Name);
            json.WriteString("version"u8, version.Version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteModels(Utf8JsonWriter json, IReadOnlyList<ModelFacts> models)
    {
        json.WriteStartArray("models"u8);
        foreach (ModelFacts model in models)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, model.Name);
            json.WriteString("role"u8, model.Role);
            json.WriteNumber("requests"u8, model.Requests);
            json.WriteNumber("replayed"u8, model.Replayed);
            json.WriteNumber("inputTokens"u8, model.InputTokens);
            json.WriteNumber("outputTokens"u8, model.OutputTokens);
            if (model.Cost is { } cost)
                json.WriteNumber("cost"u8, cost);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSteps(Utf8JsonWriter json, IReadOnlyList<StepFacts> steps)
    {
        json.WriteStartArray("steps"u8);
        foreach (StepFacts step in steps)
        {
            json.WriteStartObject();
            json.WriteString("step"u8, step.Step);
            json.WriteString("verb"u8, step.Verb);
            json.WriteNumber("in"u8, step.In);
            json.WriteNumber("made"u8, step.Made);
            json.WriteNumber("out"u8, step.Out);
            json.WriteStartObject("rejected"u8);
            foreach ((string reason, long count) in step.Rejected)
                json.WriteNumber(reason, count);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteInputs(Utf8JsonWriter json, IReadOnlyList<InputFacts> inputs)
    {
        json.WriteNumber("inputsAll"u8, inputs.Count);
        json.WriteStartArray("inputs"u8);
        foreach (InputFacts input in inputs.Take(request.Limits.Documents))
        {
            json.WriteStartObject();
            json.WriteString("path"u8, input.Path);
            if (input.Url is not null)
                json.WriteString("url"u8, input.Url);
            json.WriteNumber("bytes"u8, input.Bytes);
            json.WriteString("sha256"u8, input.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
