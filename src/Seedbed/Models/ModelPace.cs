namespace Seedbed.Models;

/// <summary>How fast a model's servers are asked just now; a snapshot.</summary>
/// <param name="Limit">Requests that may be under way at once, over its endpoints.</param>
/// <param name="InFlight">Requests under way.</param>
/// <param name="Waiting">Requests that wait for a place.</param>
/// <param name="Trouble">What keeps requests waiting besides the limit (a sick server and when it is tried again), one sentence; null when nothing does.</param>
public sealed record ModelPace(int Limit, int InFlight, int Waiting, string? Trouble = null);
