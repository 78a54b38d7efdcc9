using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Where a recipe's units come from: <see cref="ChunksSource"/>, <see cref="RowsSource"/> or <see cref="TaxonomySource"/>.</summary>
public abstract record RecipeSource
{
    private protected RecipeSource(string kind) => Kind = kind;

    /// <summary>Its key in the recipe: <c>chunks</c>, <c>rows</c>, <c>taxonomy</c>.</summary>
    public string Kind { get; }

    /// <summary>Where the recipe names it.</summary>
    public YamlPlace At { get; init; }

    /// <summary>The columns that steps may read without looking at the input.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether the input's own columns come on top, which only the input knows.</summary>
    public abstract bool HasColumnsOfItsOwn { get; }
}
