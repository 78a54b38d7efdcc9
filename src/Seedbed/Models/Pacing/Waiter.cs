namespace Seedbed.Models.Pacing;

/// <summary>A request that waits for a place.</summary>
internal sealed class Waiter(long number) : TaskCompletionSource<Place>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Which it is, in the order of coming.</summary>
    public long Number => number;

    /// <summary>Whether it still wants a place; guarded by the dispatcher.</summary>
    public bool Waits { get; set; } = true;
}
