using System.Globalization;
using Seedbed.Export;
using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>How a run ended, in plain lines.</summary>
internal static class RunSummary
{
    public static void Write(TextWriter output, RunFolder folder, RunRecord record, bool wasComplete)
    {
        string word = record.State.ToString().ToLowerInvariant();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(wasComplete ? "complete already: " : "")}{word} with {record.Rows:N0} rows and {record.Rejects:N0} rejects in {record.Seconds:N1} s ({PlainText.Of(record.Why)})"));
        output.WriteLine();
        // A run under way has no counts in its record yet.
        if (record.Steps.Count > 0)
            WriteSteps(output, record.Steps);
        if (record.Coverage is { } coverage)
            WriteCoverage(output, coverage, record.Ahead);
        foreach (ModelFacts model in record.Models)
        {
            output.WriteLine(
                $"{model.Role} {model.Name}: {Number(model.Requests)} requests, {Number(model.Replayed)} replayed, {CostWords.Of(model)}");
        }

        if (CostWords.Of(record.Spent, record.CostPerRow) is { } cost)
            output.WriteLine($"cost: {cost}");
        if (record is { Budget: { } budget, Spent: { } spent })
            output.WriteLine($"budget: {CostWords.Of(budget.ToBudget(), spent)}");

        output.WriteLine();
        WritePath(output, "dataset", folder.Dataset);
        WritePath(output, "rejects", folder.Rejects);
        WritePath(output, "report", folder.Report);
    }

    private static void WriteCoverage(TextWriter output, CoverageFacts coverage, long? ahead)
    {
        string lost = coverage.Lost.Count == 0 ? "" : $"; the others lost their last row to {string.Join(", ", coverage.Lost.Select(pair => $"{pair.Key} {Number(pair.Value)}"))}";
        string begun = ahead > 0 ? $"; {Number(ahead.Value)} more were begun ahead" : "";
        string all = coverage.Units is { } units ? $" of {Number(units)}" : "";
        output.WriteLine($"coverage: {Number(coverage.Asked)}{all} units worked, {Number(coverage.Gave)} gave rows{lost}{begun}");
    }

    /// <summary>Where a file lies; a run under way hasn't written it yet.</summary>
    private static void WritePath(TextWriter output, string name, string path)
    {
        if (File.Exists(path))
            output.WriteLine($"{name,-7}  {ShownPath.Of(path)}");
    }

    private static void WriteSteps(TextWriter output, IReadOnlyList<StepFacts> steps)
    {
        int width = Math.Max(8, steps.Max(step => step.Step.Length));
        output.WriteLine($"{"step".PadRight(width)} {"in",9} {"made",9} {"out",9} {"rejected",9}");
        foreach (StepFacts step in steps)
        {
            string reasons = string.Join(", ", step.Rejected.Select(pair => $"{pair.Key} {Number(pair.Value)}"));
            output.WriteLine(
                $"{step.Step.PadRight(width)} {Number(step.In),9} {Number(step.Made),9} {Number(step.Out),9} {Number(step.Rejected.Values.Sum()),9}  {reasons}".TrimEnd());
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
