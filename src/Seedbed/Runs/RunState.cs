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

    /// <summary>Everything was worked, but there are no rows, or requests failed for good.</summary>
    Short,

    /// <summary>It waits for batch responses.</summary>
    Waiting,

    /// <summary>The user stopped it; running again goes on.</summary>
    Stopped,

    /// <summary>A fault ended it; running again goes on.</summary>
    Failed,
}
