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
        return new Rows([new Text(Headline(progress)), steps, .. progress.Models.Select(model => new Text(Line(model)))]);
    }

    private static string Headline(RunProgress progress) =>
        $"{Number(progress.Rows)} rows from {Number(progress.Units)} units, {progress.Elapsed:hh\\:mm\\:ss}";

    private static string Line(ModelFacts model) =>
        $"{model.Role} {model.Name}: {Number(model.Requests)} asked, {Number(model.Replayed)} replayed, "
        + $"{Number(model.InputTokens)} tokens in, {Number(model.OutputTokens)} out";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
