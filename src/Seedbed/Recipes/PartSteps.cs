using Seedbed.Steps;

namespace Seedbed.Recipes;

/// <summary>
/// The steps of a source's parts as one list. Set steps end a stretch, so the parts go stretch by stretch: all parts' first
/// requests are under way together, and none waits for another's last.
/// </summary>
internal static class PartSteps
{
    /// <summary>The name of a part's step: <c>knowledge-generate</c>.</summary>
    public static string Name(string part, string step) => $"{part}-{step}";

    /// <summary>The parts' steps under names of their own.</summary>
    public static IReadOnlyList<RecipeStep> Named(IReadOnlyList<RecipePart> parts) => Woven(
        [.. parts.Select(part => (IReadOnlyList<RecipeStep>)[.. part.Recipe.Steps.Select(step => step with { Name = Name(part.Name, step.Name) })])],
        step => step.Verb.Kind == StepKind.Set);

    /// <summary>The parts' steps, compiled each under its part.</summary>
    public static IReadOnlyList<CompiledStep> Compiled(IReadOnlyList<(string Part, CompiledRecipe Recipe)> parts) => Woven(
        [.. parts.Select(part => (IReadOnlyList<CompiledStep>)[.. part.Recipe.Steps.Select(step => step with { Part = part.Part })])],
        step => step.Step is SetStep);

    /// <summary>What the parts say of their datasets, as far as it can be said of one dataset: the columns, those of the first part first.</summary>
    public static RecipeOutput Output(IReadOnlyList<RecipePart> parts) => parts.Count > 0 && parts.All(static part => part.Recipe.Output.Columns is not null)
        ? new() { Columns = [.. parts.SelectMany(static part => part.Recipe.Output.Columns!).Distinct()] }
        : new();

    private static List<T> Woven<T>(IReadOnlyList<T>[] parts, Func<T, bool> isSet)
    {
        var woven = new List<T>();
        int[] next = new int[parts.Length];
        while (parts.Where((steps, part) => next[part] < steps.Count).Any())
        {
            foreach (bool sets in (bool[])[false, true])
            {
                for (int part = 0; part < parts.Length; part++)
                {
                    while (next[part] < parts[part].Count && isSet(parts[part][next[part]]) == sets)
                        woven.Add(parts[part][next[part]++]);
                }
            }
        }

        return woven;
    }
}
