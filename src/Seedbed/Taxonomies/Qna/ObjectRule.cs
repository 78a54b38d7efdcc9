namespace Seedbed.Taxonomies.Qna;

/// <summary>A mapping.</summary>
/// <param name="IsClosed">Whether it may have no further keys.</param>
/// <param name="Fields">Its keys.</param>
internal sealed record ObjectRule(bool IsClosed, params IReadOnlyList<FieldRule> Fields) : ValueRule
{
    /// <summary>The names of the keys.</summary>
    public IEnumerable<string> Names => Fields.Select(rule => rule.Name);
}
