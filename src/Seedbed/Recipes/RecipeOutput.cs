namespace Seedbed.Recipes;

/// <summary>What a recipe says of its dataset.</summary>
public sealed record RecipeOutput
{
    /// <summary>How a row reads as a conversation; empty when the exporters find it out from the columns.</summary>
    public IReadOnlyList<OutputMessage> Messages { get; init; } = [];

    /// <summary>The columns that the dataset gets, in this order, the unit's (<c>chunk</c>) included; null: all of the row's.</summary>
    public IReadOnlyList<string>? Columns { get; init; }
}
