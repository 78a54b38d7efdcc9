namespace Seedbed.Taxonomies;

/// <summary>A question and its answer, written by a person.</summary>
public sealed record SeedPair(string Question, string Answer);
