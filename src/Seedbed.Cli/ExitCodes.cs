namespace Seedbed.Cli;

/// <summary>What the process says with its exit code.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>An error that the user can mend.</summary>
    public const int Mendable = 1;

    /// <summary>A bug.</summary>
    public const int Bug = 2;

    /// <summary>Finished, but short: no rows, the target missed, requests failed for good.</summary>
    public const int Short = 3;

    /// <summary>Waiting for batch responses.</summary>
    public const int Waiting = 4;

    /// <summary>Cancelled.</summary>
    public const int Cancelled = 130;
}
