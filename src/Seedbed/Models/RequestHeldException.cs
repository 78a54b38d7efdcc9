namespace Seedbed.Models;

/// <summary>
/// A request that gets no outcome in this process: nothing is logged, its unit is neither delivered nor rejected, and the
/// run ends before it, to be continued. Not a <see cref="ModelException"/>: steps let it pass.
/// </summary>
public sealed class RequestHeldException : Exception
{
    /// <summary>A held request.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">One sentence for the user.</param>
    public RequestHeldException(HoldReason reason, string message)
        : base(message) => Reason = reason;

    /// <summary>Why.</summary>
    public HoldReason Reason { get; }
}
