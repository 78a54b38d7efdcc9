using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>One JSON object a line, as <see cref="RunEvents"/> says.</summary>
internal sealed class JsonRunView : RunView
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ShowAsync(RecipeRun run, Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(Every)) != work)
            Console.Out.WriteLine(RunEvents.Progress.Line(run.Progress));
    }

    protected override void End(RecipeRun run, RunRecord record) =>
        Console.Out.WriteLine(RunEvents.End.Line(new(record, run.WasComplete, run.Folder.Path)));
}
