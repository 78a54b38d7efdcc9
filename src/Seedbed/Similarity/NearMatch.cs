namespace Seedbed.Similarity;

/// <summary>What an earlier row is to a later one.</summary>
/// <param name="Row">The earlier row's number, as it was added.</param>
/// <param name="Similarity">Their Jaccard similarity, 0 to 1.</param>
internal readonly record struct NearMatch(int Row, double Similarity);
