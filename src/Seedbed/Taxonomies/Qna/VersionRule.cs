namespace Seedbed.Taxonomies.Qna;

/// <summary>The number of the version.</summary>
/// <param name="Version">The number.</param>
internal sealed record VersionRule(int Version) : ValueRule;
