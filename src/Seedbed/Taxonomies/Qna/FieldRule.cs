namespace Seedbed.Taxonomies.Qna;

/// <summary>A key of a mapping and what its value must be.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">What its value must be.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record FieldRule(string Name, ValueRule Value, bool IsRequired = true);
