namespace Seedbed.Grounding;

/// <summary>How far an answer is held by its sources.</summary>
/// <param name="Score">The share of the answer's distinct content words that stand in the sources, 0 to 1; 1 for an answer without content words.</param>
/// <param name="Numbers">Numbers, dates and versions that the sources don't state, as the answer writes them.</param>
/// <param name="Names">Proper names, identifiers, options and paths that the sources don't name, as the answer writes them.</param>
/// <param name="Words">Content words that don't stand in the sources.</param>
public sealed record Support(
    double Score, IReadOnlyList<string> Numbers, IReadOnlyList<string> Names, IReadOnlyList<string> Words)
{
    internal static Support Copied { get; } = new(1, [], [], []);
}
