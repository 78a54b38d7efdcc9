namespace Seedbed.Models.Batches;

/// <summary>One line of a responses file.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Kind">What it brings.</param>
/// <param name="Next">The number of the next answer to the same request; 0 when there is none.</param>
internal record struct BatchAnswer(BatchPlace Place, BatchAnswerKind Kind, int Next);
