namespace Seedbed.Taxonomies.Qna;

/// <summary>What a value must be.</summary>
internal abstract record ValueRule;
