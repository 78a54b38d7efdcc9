namespace Seedbed.Models;

/// <summary>What one of a model's endpoints was asked in this process; a snapshot.</summary>
/// <param name="Endpoint">Its address, as it may be shown.</param>
/// <param name="Attempts">Attempts that were sent to it.</param>
/// <param name="Answered">Those of them that brought a reply.</param>
/// <param name="Fault">What the last failed attempt met, in words; null when none failed.</param>
internal sealed record EndpointUse(string Endpoint, long Attempts, long Answered, string? Fault);
