namespace Seedbed.Recipes;

/// <summary><c>chunks: { tokens: auto, overlap: 64 }</c>: passages of documents.</summary>
public sealed record ChunksSource() : RecipeSource("chunks")
{
    /// <summary>The most tokens of a chunk, of the tokenizer that cuts it; null is <c>auto</c>, which follows from the models.</summary>
    public int? Tokens { get; init; }

    /// <summary>Tokens of the chunk before that each chunk begins with.</summary>
    public int Overlap { get; init; } = 64;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } = ["chunk", "title", "headings"];

    /// <inheritdoc/>
    public override bool HasColumnsOfItsOwn => false;
}
