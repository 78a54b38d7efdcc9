namespace Seedbed.Models.Embeddings;

/// <summary>What became of one text that was put to an <see cref="EmbeddingModel"/>.</summary>
/// <param name="Vector">Its vector; empty when there is a failure.</param>
/// <param name="Failure">Why it has none; null when it has one.</param>
public readonly record struct EmbeddingOutcome(ReadOnlyMemory<float> Vector, ModelFailure? Failure);
