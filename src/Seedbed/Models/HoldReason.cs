namespace Seedbed.Models;

/// <summary>Why a request has no outcome in this process.</summary>
public enum HoldReason
{
    /// <summary>It was written into a batch file, and its response is not there yet.</summary>
    Batch,

    /// <summary>The budget does not allow another attempt.</summary>
    Budget,

    /// <summary>The server was ill for longer than the user wants to wait.</summary>
    GivenUp,
}
