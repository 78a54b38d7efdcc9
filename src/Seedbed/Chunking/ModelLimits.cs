namespace Seedbed.Chunking;

/// <summary>What a model can take and give, in tokens; null where unknown.</summary>
/// <param name="ContextWindow">The most tokens of a request and its reply together.</param>
/// <param name="GenerationTokens">The most tokens of a reply.</param>
public readonly record struct ModelLimits(int? ContextWindow, int? GenerationTokens);
