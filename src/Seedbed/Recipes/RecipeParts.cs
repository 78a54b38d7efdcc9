using Seedbed.Steps.Options;

namespace Seedbed.Recipes;

/// <summary>The top of a recipe, its parts not yet read.</summary>
internal sealed record RecipeParts
{
    /// <summary>The name, when the recipe gives one.</summary>
    public string? Name { get; init; }

    /// <summary>What the recipe makes.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The declared parameters.</summary>
    public OptionValue? Parameters { get; init; }

    /// <summary>The source.</summary>
    public OptionValue? Source { get; init; }

    /// <summary>The steps.</summary>
    public OptionValue? Steps { get; init; }

    /// <summary>The recipes that work the seed examples of each kind, in place of steps.</summary>
    public OptionValue? Parts { get; init; }

    /// <summary>The output.</summary>
    public OptionValue? Output { get; init; }
}
