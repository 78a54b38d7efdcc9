namespace Seedbed.Models.Batches;

/// <summary>How a request stands in a batch folder.</summary>
/// <param name="Asked">Where it was asked last; null: nowhere.</param>
/// <param name="Reply">What counts as its answer; null when there is none.</param>
/// <param name="Place">Where the answer stands, for people.</param>
internal readonly record struct BatchFound(BatchAsked? Asked, BatchReply? Reply, string Place)
{
    /// <summary>Whether it was asked and nothing came that answers it.</summary>
    public bool IsWaiting => Asked is not null && Reply is null;
}
