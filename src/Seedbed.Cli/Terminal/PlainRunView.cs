using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>A line every ten seconds on standard error, a summary on standard output.</summary>
internal sealed class PlainRunView : RunView
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ShowAsync(RecipeRun run, Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(Every)) != work)
        {
            RunProgress progress = run.Progress;
            string cost = CostWords.Of(progress.Spent, progress.CostPerRow) is { } words ? $", {words}" : "";
            string trouble = progress.Trouble is { } sentence ? $"; waiting: {PlainText.Of(sentence)}" : "";
            Say($"{ProgressWords.Of(progress)}{cost}{trouble}");
        }
    }

    protected override void End(RecipeRun run, RunRecord record) =>
        RunSummary.Write(Console.Out, run.Folder, record, run.WasComplete);
}
