using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>Says nothing; errors still go to standard error.</summary>
internal sealed class QuietRunView : RunView
{
    public override void Say(string remark)
    {
    }

    protected override Task ShowAsync(RecipeRun run, Task work) => Task.CompletedTask;

    protected override void End(RecipeRun run, RunRecord record)
    {
    }
}
