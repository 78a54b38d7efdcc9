using System.Globalization;
using Seedbed.Export;
using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>What a run folder knows of a run that has not ended: a process is at work, or was killed.</summary>
internal static class UnfinishedSummary
{
    public static void Write(TextWriter output, RunFolder folder, RunRecord record)
    {
        string begun = record.Started.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        bool isAtWork = folder.IsLocked;
        output.WriteLine(isAtWork
            ? $"running: a process has been working on it since {begun}"
            : $"unfinished: its last process, begun {begun}, was killed or the machine went down");
        output.WriteLine();
        output.WriteLine(SoFar(record));
        if (record.Coverage is { } coverage)
            output.WriteLine($"coverage: {NumberWords.Of(coverage.Asked, "unit")} worked, {NumberWords.Of(coverage.Gave)} gave rows");
        foreach (ModelFacts model in record.Models)
            output.WriteLine(CostWords.Line(model));
        long answers = folder.CountResponses();
        if (answers > 0)
            output.WriteLine($"kept: {NumberWords.Of(answers, "answer")} of models, which are not asked again");
        if (!isAtWork)
            output.WriteLine("to go on: run the same `seedbed generate` again");
    }

    // The record is renewed as units are done, at most once a second.
    private static string SoFar(RunRecord record) => record.Coverage is null
        ? "so far: no unit was done when this was last written down"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"so far: {NumberWords.Of(record.Rows, "row")} and {NumberWords.Of(record.Rejects, "reject")}, as of {record.Seconds:N1} s after it began");
}
