namespace Seedbed.Taxonomies;

/// <summary>One seed example: of a skill one pair, of knowledge the pairs of one context.</summary>
/// <param name="Context">What the questions are about; null for a skill without one.</param>
/// <param name="Pairs">The questions and their answers, in the file's order.</param>
public sealed record SeedExample(string? Context, IReadOnlyList<SeedPair> Pairs);
