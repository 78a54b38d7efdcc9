using System.Text.Json.Serialization;

namespace Seedbed.Runs;

/// <summary>How a run stands.</summary>
[JsonConverter(typeof(RunStateConverter))]
public enum RunState
{
    /// <summary>A process works on it, or was killed while it did.</summary>
    Running,

    /// <summary>Everything was worked.</summary>
    Finished,

    /// <summary>It ended without all that was asked for: no rows, requests that failed for good, a target missed, a budget spent, a server given up.</summary>
    Short,

    /// <summary>It waits for batch responses.</summary>
    Waiting,

    /// <summary>The user stopped it; running again goes on.</summary>
    Stopped,

    /// <summary>A fault ended it; running again goes on.</summary>
    Failed,
}
