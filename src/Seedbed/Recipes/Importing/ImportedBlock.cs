namespace Seedbed.Recipes.Importing;

/// <summary>What became of one block of an InstructLab pipeline.</summary>
/// <param name="Name">The block's name.</param>
/// <param name="Type">Its type: <c>LLMBlock</c>.</param>
/// <param name="Verbs">The verbs of the steps that do its work, in order; none when it does not map.</param>
/// <param name="Lost">What of it does not map, one sentence each.</param>
/// <param name="Notes">What maps, but should be looked at, one sentence each.</param>
public sealed record ImportedBlock(string Name, string Type, IReadOnlyList<string> Verbs, IReadOnlyList<string> Lost, IReadOnlyList<string> Notes);
