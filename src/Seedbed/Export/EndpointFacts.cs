namespace Seedbed.Export;

/// <summary>What one of a model's endpoints was asked by the last process.</summary>
/// <param name="Endpoint">Its address.</param>
/// <param name="Attempts">Attempts that were sent to it.</param>
/// <param name="Answered">Those of them that brought a reply.</param>
/// <param name="Fault">What the last failed attempt met, in words; null when none failed.</param>
public sealed record EndpointFacts(string Endpoint, long Attempts, long Answered, string? Fault);
