using System.Text.Json;
using Seedbed.Recipes;

namespace Seedbed.Runs;

/// <summary>The recipe as a run keeps it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its one-line summary.</param>
/// <param name="Parameters">The values of its parameters.</param>
/// <param name="Messages">How its rows read as a conversation; empty when the columns tell.</param>
public sealed record RecipeRecord(
    string Name, string Summary, IReadOnlyDictionary<string, JsonElement> Parameters, IReadOnlyList<MessageRecord> Messages)
{
    /// <summary>What a run keeps of a recipe.</summary>
    public static RecipeRecord Of(Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new(
            recipe.Name,
            recipe.Summary,
            recipe.Values,
            [.. recipe.Output.Messages.Select(message => new MessageRecord(message.Role, message.Text))]);
    }
}
