using Seedbed.Cli.Terminal;

namespace Seedbed.Cli;

/// <summary>The one place where faults become words and exit codes.</summary>
internal static class ErrorBoundary
{
    public static async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (SeedbedException fault)
        {
            await Console.Error.WriteLineAsync($"seedbed: {PlainText.Of(fault.Message)}");
            return ExitCodes.Mendable;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"seedbed: {fault.Message}; give the permission or the room that is missing, or name another place");
            return ExitCodes.Mendable;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("seedbed: stopped");
            return ExitCodes.Cancelled;
        }
        catch (Exception bug)
        {
            await Console.Error.WriteLineAsync($"seedbed: this is a bug in Seedbed; please report it with what follows\n{bug}");
            return ExitCodes.Bug;
        }
    }
}
