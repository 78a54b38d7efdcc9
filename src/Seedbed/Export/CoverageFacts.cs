namespace Seedbed.Export;

/// <summary>How much of the source a run worked, and what came of it.</summary>
/// <param name="Units">Units that the source has; null when the run ended before all of it was read.</param>
/// <param name="Asked">Units that were worked.</param>
/// <param name="Gave">Units that gave an accepted row.</param>
/// <param name="Lost">Units that gave none, by the step and reason that took their last row: <c>ground quote-not-found</c>.</param>
public sealed record CoverageFacts(long? Units, long Asked, long Gave, IReadOnlyDictionary<string, long> Lost);
