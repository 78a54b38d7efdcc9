namespace Seedbed.Steps;

/// <summary>Why a comparison does not hold of a row.</summary>
/// <param name="Text">The sentence; of a missing column its name.</param>
/// <param name="IsMissing">Whether the row has no value in the column.</param>
internal readonly record struct ComparisonFailure(string Text, bool IsMissing)
{
    public string Sentence => IsMissing ? $"there is no '{Text}'" : Text;
}
