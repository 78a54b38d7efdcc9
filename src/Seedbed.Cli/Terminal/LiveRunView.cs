using Seedbed.Runs;
using Spectre.Console;

namespace Seedbed.Cli.Terminal;

/// <summary>A panel that is redrawn while the run works, and a summary.</summary>
internal sealed class LiveRunView : RunView
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    protected override async Task ShowAsync(RecipeRun run, Task work)
    {
        // Short runs are over before a panel would be read.
        if (await Task.WhenAny(work, Task.Delay(Every)) == work)
            return;
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Live(RunPanel.Of(run.Progress)).AutoClear(true).StartAsync(async live =>
        {
            while (await Task.WhenAny(work, Task.Delay(Every)) != work)
                live.UpdateTarget(RunPanel.Of(run.Progress));
        });
    }

    protected override void End(RecipeRun run, RunRecord record) =>
        RunSummary.Write(Console.Out, run.Folder, record, run.WasComplete);
}
