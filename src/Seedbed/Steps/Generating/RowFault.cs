using Seedbed.Models;

namespace Seedbed.Steps.Generating;

/// <summary>Why a row got no item.</summary>
/// <param name="Reason">The reject's reason.</param>
/// <param name="Detail">The reject's sentence.</param>
/// <param name="Raw">What the model wrote instead, if anything.</param>
internal sealed record RowFault(string Reason, string Detail, string? Raw = null)
{
    /// <summary>The model left the row's slot out.</summary>
    public const string MissingItem = "missing-item";

    /// <summary>The item is not of the shape asked for, or there is none to be found in the reply.</summary>
    public const string Malformed = "malformed";

    /// <summary>The reply ended at its length limit before the item was whole.</summary>
    public const string Truncated = "truncated";

    /// <summary>The request brought no reply, however often it was tried.</summary>
    public const string RequestFailed = "request-failed";

    /// <summary>The request does not fit the model's context window.</summary>
    public const string ContextTooLong = "context-too-long";

    /// <summary>The fault of a request that failed for good.</summary>
    public static RowFault Of(ModelFailure failure) =>
        new(failure.Kind == ModelFailureKind.ContextTooLong ? ContextTooLong : RequestFailed, failure.Detail);

    /// <summary>Whether the model is asked once more: it replied, but not well.</summary>
    public bool IsAskedAgain => Reason is MissingItem or Malformed or Truncated;
}
