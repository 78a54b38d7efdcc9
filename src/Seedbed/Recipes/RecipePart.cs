namespace Seedbed.Recipes;

/// <summary>A recipe that works the units of one part of a source, beside others.</summary>
/// <param name="Name">The part: the kind of seed examples, <c>knowledge</c>.</param>
/// <param name="Recipe">The recipe.</param>
public sealed record RecipePart(string Name, Recipe Recipe);
