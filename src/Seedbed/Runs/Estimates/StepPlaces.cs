using Seedbed.Recipes;

namespace Seedbed.Runs.Estimates;

/// <summary>The order in which an estimate lists a recipe's steps, part after part, and the part of each.</summary>
internal sealed class StepPlaces(CompiledRecipe recipe)
{
    private readonly CompiledStep[] _steps = [.. recipe.Steps.GroupBy(static step => step.Part).SelectMany(static part => part)];

    /// <summary>The place of a step.</summary>
    public int Of(string step) => Array.FindIndex(_steps, each => each.Name == step);

    /// <summary>The part whose units a step works; null: all.</summary>
    public string? PartOf(string step) => Array.Find(_steps, each => each.Name == step)?.Part;
}
