namespace Seedbed.Models.Batches;

/// <summary>What is remembered of a request's line.</summary>
/// <param name="Json">How it asks for JSON.</param>
/// <param name="Hash">Tells it from the same request written otherwise.</param>
internal readonly record struct BatchWording(JsonMode Json, ulong Hash);
