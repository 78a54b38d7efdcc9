namespace Seedbed.Recipes;

/// <summary>
/// <c>taxonomy</c>, or <c>taxonomy: { leaves: [knowledge] }</c>: the seed examples of an InstructLab taxonomy's leaves, those
/// of knowledge with each chunk of the leaf's documents.
/// </summary>
public sealed record TaxonomySource() : RecipeSource("taxonomy")
{
    /// <summary>The kind of a seed example that stands for itself, such as a question and its answer.</summary>
    public const string Skill = "skill";

    /// <summary>The kind of a seed example with a context that its question is about.</summary>
    public const string Grounded = "grounded";

    /// <summary>The kind of a seed example of knowledge, which documents belong to.</summary>
    public const string Knowledge = "knowledge";

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Knowledge, Skill, Grounded];

    /// <summary>The kinds of seed examples that it takes.</summary>
    public IReadOnlyList<string> Leaves { get; init; } = Kinds;

    /// <summary>How the documents of knowledge are cut.</summary>
    public ChunksSource Chunks { get; init; } = new();

    /// <summary>Whether a chunk is worked once, with all seed examples of its leaf, rather than once with each seed context.</summary>
    public bool SeedsTogether { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
    [
        "leaf", "leaf_kind", "task_description", "domain", "document_outline", "seed_context", "seed_question", "seed_answer", "seed_examples",
        .. Leaves.Contains(Knowledge) ? Chunks.Columns : [],
    ];

    /// <inheritdoc/>
    public override bool HasColumnsOfItsOwn => false;
}
