using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>Shows a run while it works and says how it ended.</summary>
internal abstract class RunView
{
    /// <summary>A live panel on a terminal, plain lines elsewhere, JSON for machines, or nothing.</summary>
    public static RunView For(bool quiet, bool json) =>
        json ? new JsonRunView()
        : quiet ? new QuietRunView()
        : Console.IsOutputRedirected || Console.IsErrorRedirected ? new PlainRunView()
        : new LiveRunView();

    /// <summary>A remark for people.</summary>
    public virtual void Say(string remark) => Console.Error.WriteLine($"seedbed: {remark}");

    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> FollowAsync(RecipeRun run, CancellationToken cancellationToken)
    {
        Task<RunRecord> work = Task.Run(() => run.ExecuteAsync(cancellationToken), CancellationToken.None);
        await ShowAsync(run, work);
        foreach (string note in run.Notes)
            Say(PlainText.Of(note));
        RunRecord record = await work;
        End(run, record);
        return ExitCodeOf(record);
    }

    /// <summary>Shows progress until the work is done, however it ends.</summary>
    protected abstract Task ShowAsync(RecipeRun run, Task work);

    /// <summary>Says how the run ended.</summary>
    protected abstract void End(RecipeRun run, RunRecord record);

    private static int ExitCodeOf(RunRecord record) => record.State switch
    {
        RunState.Finished => ExitCodes.Done,
        RunState.Waiting => ExitCodes.Waiting,
        RunState.Stopped => ExitCodes.Cancelled,
        _ => ExitCodes.Short,
    };
}
