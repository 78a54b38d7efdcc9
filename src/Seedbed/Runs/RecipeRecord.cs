using System.Text.Json;

namespace Seedbed.Runs;

/// <summary>The recipe as a run keeps it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">Its one-line summary.</param>
/// <param name="Parameters">The values of its parameters.</param>
public sealed record RecipeRecord(string Name, string Summary, IReadOnlyDictionary<string, JsonElement> Parameters);
