namespace Seedbed.Recipes;

/// <summary>A recipe whose columns were checked and whose steps were made.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Hash">
/// SHA-256, lower-case hexadecimal, of what decides its rows: source, steps, output, the parameters' values and the files
/// that the steps read (prompts, the user's examples). Comments, layout and the summary don't count.
/// </param>
/// <param name="Columns">The columns that rows have at the end, as far as they are known.</param>
public sealed record CompiledRecipe(Recipe Recipe, IReadOnlyList<CompiledStep> Steps, string Hash, IReadOnlyList<string> Columns)
{
    /// <summary>Whether another draw of a unit may bring other rows.</summary>
    internal bool VariesByDraw => Steps.Any(step => step.Step.VariesByDraw && Asks(step));

    /// <summary>Whether a step asks a model.</summary>
    internal bool Asks(CompiledStep step) => Recipe.Steps.First(each => each.Name == step.Name).Roles.Count > 0;
}
