using System.Text.Json;

namespace Seedbed.Steps.Generating;

/// <summary>What a step makes of what a row got: columns, or the fault that leaves it without.</summary>
/// <param name="Columns">The columns with their values; null when there is a fault.</param>
/// <param name="Fault">Why there are none, or why items are missing.</param>
/// <param name="Missing">How many items are missing that the row was to get; each is a reject of its own.</param>
internal readonly record struct Made(IReadOnlyList<KeyValuePair<string, JsonElement>>? Columns, RowFault? Fault, int Missing = 0);
