using Seedbed.Steps;
using Seedbed.Yaml;

namespace Seedbed.Recipes;

/// <summary>Makes a recipe's steps one after the other, each told the columns that the ones before leave it.</summary>
internal static class RecipeCompiler
{
    public static CompiledRecipe Compile(Recipe recipe, StepSetup services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return recipe.Parts.Count > 0 ? OfParts(recipe, services) : OfSteps(recipe, services, static name => name);
    }

    private static CompiledRecipe OfParts(Recipe recipe, StepSetup services)
    {
        (string Part, CompiledRecipe Recipe)[] parts = [.. recipe.Parts.Select(part => (part.Name, OfSteps(part.Recipe, services, name => PartSteps.Name(part.Name, name))))];
        string[] columns = [.. parts.SelectMany(part => part.Recipe.Columns).Distinct()];
        var errors = new YamlErrors();
        CheckOutput(recipe, new(columns, mayHaveOthers: false), errors);
        errors.ThrowIfAny();
        string hash = RecipeHash.Of(recipe, parts.ToDictionary(part => part.Part, part => part.Recipe.Hash));
        return new(recipe, PartSteps.Compiled(parts), hash, columns);
    }

    private static CompiledRecipe OfSteps(Recipe recipe, StepSetup services, Func<string, string> named)
    {
        var errors = new YamlErrors();
        RecipeSource source = recipe.Source;
        var flow = new ColumnFlow(
            [.. services.Columns, .. source.Columns],
            mayHaveOthers: source.HasColumnsOfItsOwn && services.Columns.Count == 0);
        StepSetup setup = services with { Files = recipe.Files(), Parameters = recipe.Values };
        var steps = new List<CompiledStep>();
        foreach (RecipeStep step in recipe.Steps)
        {
            if (Create(step, setup with { Name = named(step.Name), At = step.At, Columns = flow.Known }, errors) is not { } made)
            {
                flow.LoseTrack();
                continue;
            }

            steps.Add(new(named(step.Name), step.Verb.Name, made, step.At));
            flow.Need(made.Columns.Needs, Called(recipe, step), step.At, errors, made.Columns.NamedAt);
            flow.Pass(made.Columns);
        }

        CheckOutput(recipe, flow, errors);
        errors.ThrowIfAny();
        return new(recipe, steps, RecipeHash.Of(recipe, setup.Files.Read), flow.Known);
    }

    private static Step? Create(RecipeStep step, StepSetup setup, YamlErrors errors)
    {
        try
        {
            return step.Bound.Create(setup);
        }
        catch (SeedbedException fault)
        {
            errors.Add(fault);
            return null;
        }
    }

    private static string Called(Recipe recipe, RecipeStep step)
    {
        int number = recipe.Steps.TakeWhile(other => other != step).Count() + 1;
        return step.Name == step.Verb.Name ? $"step {number} '{step.Name}'" : $"step {number} '{step.Name}' ({step.Verb.Name})";
    }

    private static void CheckOutput(Recipe recipe, ColumnFlow flow, YamlErrors errors)
    {
        foreach (OutputMessage message in recipe.Output.Messages)
            flow.Need(message.Template.Names, $"output's '{message.Role}' message", message.At, errors);
        if (recipe.Output.Columns is { } columns && recipe.Body.TryGet("output", out YamlNode? output))
            flow.Need(columns, "output's 'columns'", output.At, errors);
    }
}
