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
            steps.AddRow(Markup.Escape(step.Step), NumberWords.Of(step.In), NumberWords.Of(step.Made), NumberWords.Of(step.Out), NumberWords.Of(step.Rejected));
        string? cost = CostWords.Of(progress.Spent, progress.CostPerRow);
        return new Rows([new Text(ProgressWords.Of(progress)), .. cost is null ? (Text[])[] : [new Text(cost)], steps, .. progress.Models.Select(model => new Text(Lines(model))), .. Trouble(progress)]);
    }

    // Two lines, since names are long and a terminal may have 80 columns.
    private static string Lines(ModelFacts model) =>
        $"{model.Role}: {model.Name}\n  {NumberWords.Of(model.Requests)} asked, {NumberWords.Of(model.Replayed)} replayed, "
        + CostWords.Of(model);

    private static IEnumerable<Text> Trouble(RunProgress progress) =>
        progress.Trouble is { } trouble ? [new Text($"waiting: {PlainText.Of(trouble)}")] : [];
}
