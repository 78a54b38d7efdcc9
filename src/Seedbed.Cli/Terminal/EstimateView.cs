using System.Globalization;
using Seedbed.Models.Budgets;
using Seedbed.Runs.Estimates;

namespace Seedbed.Cli.Terminal;

/// <summary>Shows an estimate readably.</summary>
internal static class EstimateView
{
    public static void Write(TextWriter output, Estimate estimate)
    {
        output.WriteLine(Units(estimate));
        output.WriteLine(Rows(estimate));
        output.WriteLine();
        WriteSteps(output, estimate);
        output.WriteLine();
        WriteDrops(output, estimate);
        output.WriteLine(estimate.IsMeasured
            ? "Requests, tokens and cost are as measured; \"most\" is every request asked twice, each with the longest reply."
            : "Requests and tokens are those of a run in which no row is dropped and nothing is asked twice, with texts of 120 characters; \"most\" is every request asked twice, each with the longest reply. --sample K measures.");
        if (estimate.Waves > 0)
            output.WriteLine($"The time of a batch model is its service's, usually within a day for each wave; it takes at least {estimate.Waves} {(estimate.Waves == 1 ? "wave" : "waves")}, one for each step that asks it.");
        if (estimate.Unpriced.Count > 0)
            output.WriteLine($"No price is known for {PlainText.Of(string.Join(", ", estimate.Unpriced))}: give price: {{ input: …, output: … }} in seedbed.yaml or --price IN/OUT (US dollars per million tokens) to see the cost.");
    }

    private static string Units(Estimate estimate)
    {
        string how = estimate.IsMeasured ? $"{NumberWords.Of(estimate.Looked)} of them were asked and stand for all"
            : estimate.Looked == estimate.Units ? "all looked at"
            : $"{NumberWords.Of(estimate.Looked)} of them, spread over the source, were looked at and stand for all";
        return $"{NumberWords.Of(estimate.Units, "unit")}; {how}";
    }

    private static string Rows(Estimate estimate)
    {
        string each = estimate.RowsPerUnit.ToString("0.##", CultureInfo.InvariantCulture);
        string rows = estimate.RowsPerUnit == 1 ? "row" : "rows";
        string yield = estimate.IsMeasured ? $"a unit gave {each} {rows}" : $"a unit gives {each} {rows} if none is dropped";
        if (estimate.Target is not { } target)
            return $"{yield}: {NumberWords.Of(estimate.Rows, "row")} in all";
        if (estimate.Work is not { } work)
            return $"{yield}: the target of {NumberWords.Of(target)} rows can't be reckoned; ask more units with --sample";
        if (estimate is { IsDrawnOnce: true, Missing: > 0 })
            return $"{yield}: {NumberWords.Of(target - estimate.Missing, "row")} from {NumberWords.Of((long)work, "unit")}, short of {NumberWords.Of(target)}; this recipe works each unit once, since another time would bring the same, so give it more input";
        double draws = estimate.Units == 0 ? 0 : work / estimate.Units;
        string source = draws <= 1
            ? $"the source can give them with {(draws * 100).ToString("0", CultureInfo.InvariantCulture)} % of its units"
            : $"the source has {NumberWords.Of(estimate.Units)}, so that each must be worked about {draws.ToString("0.#", CultureInfo.InvariantCulture)} times, if further draws give as much";
        string missing = estimate.Missing > 0 ? $"; {NumberWords.Of(estimate.Missing)} more are wanted of groups that give no row" : "";
        return $"{yield}: {NumberWords.Of(target - estimate.Missing, "row")} take {(estimate.IsMeasured ? "about" : "at least")} {NumberWords.Of((long)work, "unit")}; {source}{missing}";
    }

    private static void WriteSteps(TextWriter output, Estimate estimate)
    {
        StepEstimate[] lines = [.. estimate.Steps, estimate.Total];
        string[][] cells =
        [
            ["step", "model", "requests", "most", "tokens in", "most", "tokens out", "most", "cost: least", "likely", "most", "time"],
            .. lines.Select(Cells),
        ];
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(line => line[column].Length))];
        foreach (string[] line in cells)
        {
            output.WriteLine(PlainText.Of(string.Join("  ", line.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()));
        }
    }

    private static string[] Cells(StepEstimate step) =>
    [
        step.Step, step.Model,
        NumberWords.Of(step.Requests), NumberWords.Of(step.MostRequests),
        NumberWords.Of(step.InputTokens), NumberWords.Of(step.MostInputTokens),
        NumberWords.Of(step.OutputTokens), NumberWords.Of(step.MostOutputTokens),
        Usd(step.LeastUsd), Usd(step.Usd), Usd(step.MostUsd),
        Time(step.Seconds),
    ];

    private static void WriteDrops(TextWriter output, Estimate estimate)
    {
        string drops = string.Join(", ", estimate.Counts.SelectMany(step => step.Rejected.Select(pair => $"{NumberWords.Of(pair.Value)} {pair.Key} at {step.Step}")));
        if (drops.Length > 0)
            output.WriteLine($"dropped: {PlainText.Of(drops)}");
    }

    private static string Usd(decimal? usd) => usd is { } known ? BudgetWords.Usd(known) : "?";

    private static string Time(double? time) => time switch
    {
        null => "batch",
        < 90 and var seconds => $"{seconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
        < 5400 and var seconds => $"{(seconds / 60).ToString("0", CultureInfo.InvariantCulture)} min",
        { } seconds => $"{(seconds / 3600).ToString("0.#", CultureInfo.InvariantCulture)} h",
    };
}
