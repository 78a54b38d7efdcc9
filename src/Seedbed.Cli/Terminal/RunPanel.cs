using System.Globalization;
using Seedbed.Export;
using Seedbed.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Seedbed.Cli.Terminal;

/// <summary>The live panel of a run.</summary>
internal static class RunPanel
{
    public static IRenderable Of(RunProgress progress)
    {
        var steps = new Spectre.Console.Table().Border(TableBorder.Rounded).AddColumn("step");
        foreach (string column in (string[])["in", "made", "out", "rejected"])
            steps.AddColumn(new TableColumn(column).RightAligned());
        foreach (StepProgress step in progress.Steps)
            steps.AddRow(Markup.Escape(step.Step), Number(step.In), Number(step.Made), Number(step.Out), Number(step.Rejected));
        string? cost = CostWords.Of(progress.Spent, progress.CostPerRow);
        return new Rows([new Text(Headline(progress)), .. cost is null ? (Text[])[] : [new Text(cost)], steps, .. progress.Models.Select(model => new Text(Lines(model)))]);
    }

    private static string Headline(RunProgress progress) =>
        $"{Number(progress.Rows)}{Of(progress.Wanted)} rows from {Number(progress.Units)} units, {Clock(progress.Elapsed)}{(progress.Left is { } left ? $", about {Clock(left)} left" : "")}";

    private static string Clock(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours:00}:{time:mm\\:ss}");

    private static string Of(long? wanted) => wanted is { } rows ? $" of {Number(rows)}" : "";

    // Two lines, since names are long and a terminal may have 80 columns.
    private static string Lines(ModelFacts model) =>
        $"{model.Role}: {model.Name}\n  {Number(model.Requests)} asked, {Number(model.Replayed)} replayed, "
        + CostWords.Of(model);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
