using Microsoft.Extensions.AI;

namespace Seedbed.Steps.Generating;

/// <summary>One request, made but not sent.</summary>
/// <param name="Text">Its texts.</param>
/// <param name="Options">Its options, with the <see cref="Models.ModelCall"/>.</param>
/// <param name="Rows">The rows that it asks about, by their place.</param>
/// <param name="Choices">How many replies it wants.</param>
internal sealed record RowRequest(PromptText Text, ChatOptions Options, int[] Rows, int Choices);
