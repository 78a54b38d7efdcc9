using System.Globalization;
using Seedbed.Export;
using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>How a run ended, in plain lines.</summary>
internal static class RunSummary
{
    private const int MostMissed = 20;

    public static void Write(TextWriter output, RunFolder folder, RunRecord record, bool wasComplete)
    {
        if (record.State == RunState.Running)
        {
            UnfinishedSummary.Write(output, folder, record);
            return;
        }

        string word = record.State.ToString().ToLowerInvariant();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(wasComplete ? "complete already: " : "")}{word} with {NumberWords.Of(record.Rows, "row")} and {NumberWords.Of(record.Rejects, "reject")} in {record.Seconds:N1} s ({PlainText.Of(record.Why)})"));
        output.WriteLine();
        if (record.Steps.Count > 0)
            WriteSteps(output, record.Steps);
        if (record.Coverage is { } coverage)
            WriteCoverage(output, coverage, record.Ahead);
        foreach (ModelFacts model in record.Models)
        {
            output.WriteLine(CostWords.Line(model));
            foreach (EndpointFacts endpoint in model.Endpoints ?? [])
                output.WriteLine(PlainText.Of($"  {Words(endpoint)}"));
        }

        if (CostWords.Of(record.Spent, record.CostPerRow) is { } cost)
            output.WriteLine($"cost: {cost}");
        if (record is { Budget: { } budget, Spent: { } spent })
            output.WriteLine($"budget: {CostWords.Of(budget.ToBudget(), spent)}");

        WriteMissed(output, record);
        output.WriteLine();
        WritePath(output, "dataset", folder.Dataset);
        WritePath(output, "rejects", folder.Rejects);
        WritePath(output, "report", folder.Report);
        WriteStale(output, folder);
    }

    // A target that was raised, or a run made anew, leaves what was exported before as it is.
    private static void WriteStale(TextWriter output, RunFolder folder)
    {
        if (!Directory.Exists(folder.Exports) || !File.Exists(folder.Dataset))
            return;
        DateTime written = File.GetLastWriteTimeUtc(folder.Dataset);
        foreach (string export in Directory.GetDirectories(folder.Exports).Order(StringComparer.Ordinal))
        {
            string card = Path.Combine(export, "README.md");
            if (File.Exists(card) && File.GetLastWriteTimeUtc(card) < written)
                output.WriteLine(PlainText.Of($"older    {ShownPath.Of(export)} is of the dataset as it was before; `seedbed export` writes it anew"));
        }
    }

    private static void WriteCoverage(TextWriter output, CoverageFacts coverage, long? ahead)
    {
        long barren = coverage.Lost.Values.Sum();
        string lost = barren == 0 ? "" : $"; {NumberWords.Of(barren)} gave none, {(barren == 1 ? "its last row" : "their last rows")} lost to {string.Join(", ", coverage.Lost.Select(pair => $"{pair.Key} ({NumberWords.Of(pair.Value)})"))}";
        string begun = ahead > 0 ? $"; answers for {NumberWords.Of(ahead.Value, "more unit")} are kept for a larger target" : "";
        string all = coverage.Units is { } units ? $" of {NumberWords.Of(units)}" : "";
        output.WriteLine($"coverage: {NumberWords.Of(coverage.Asked)}{all} unit{(coverage.Asked == 1 && all.Length == 0 ? "" : "s")} worked, {NumberWords.Of(coverage.Gave)} gave rows{lost}{begun}");
    }

    private static void WriteMissed(TextWriter output, RunRecord record)
    {
        GroupFacts[] missed = [.. record.Groups?.Where(static group => group.Detail is not null) ?? []];
        foreach (GroupFacts group in missed.Take(MostMissed))
            output.WriteLine(PlainText.Of($"short: {NameOf(group, record.Target)}{(group.Why == GroupFacts.Idle ? "" : $"{group.Why}; ")}{group.Detail}"));
        if (missed.Length > MostMissed)
            output.WriteLine($"short: {NumberWords.Of(missed.Length - MostMissed)} more (run.json lists them)");
    }

    // Without --per the rows have no group at all.
    private static string NameOf(GroupFacts group, Target? target) =>
        group.Group.Length > 0 ? $"{group.Group}: " : target?.Per is null ? "" : "(none): ";

    private static string Words(EndpointFacts endpoint)
    {
        string fault = endpoint.Fault is { } said ? $"; last fault: {said}" : "";
        return $"{endpoint.Endpoint}: {NumberWords.Of(endpoint.Attempts, "attempt")}, {NumberWords.Of(endpoint.Answered)} answered{fault}";
    }

    /// <summary>Where a file lies; a run that failed hasn't written it.</summary>
    private static void WritePath(TextWriter output, string name, string path)
    {
        if (File.Exists(path))
            output.WriteLine($"{name,-7}  {ShownPath.Of(path)}");
    }

    private static void WriteSteps(TextWriter output, IReadOnlyList<StepFacts> steps)
    {
        int width = Math.Max(8, steps.Max(step => step.Step.Length));
        output.WriteLine($"{"step".PadRight(width)} {"in",9} {"made",9} {"out",9} {"rejected",9}");
        foreach (StepFacts step in StepFacts.ByPart(steps))
        {
            string reasons = string.Join(", ", step.Rejected.Select(pair => $"{pair.Key} {NumberWords.Of(pair.Value)}"));
            output.WriteLine(
                $"{step.Step.PadRight(width)} {NumberWords.Of(step.In),9} {NumberWords.Of(step.Made),9} {NumberWords.Of(step.Out),9} {NumberWords.Of(step.Rejected.Values.Sum()),9}  {reasons}".TrimEnd());
        }
    }
}
