using Seedbed.Runs;

namespace Seedbed.Cli.Terminal;

/// <summary>How a run ended.</summary>
/// <param name="Record">What <c>run.json</c> says.</param>
/// <param name="WasComplete">Whether it was complete before.</param>
/// <param name="Out">The run folder.</param>
internal sealed record RunEnding(RunRecord Record, bool WasComplete, string Out);
