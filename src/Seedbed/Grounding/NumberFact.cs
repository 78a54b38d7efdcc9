namespace Seedbed.Grounding;

/// <summary>A number that a text states.</summary>
/// <param name="Text">As it stands there, for messages.</param>
/// <param name="Digits">Its digits and separators as they stand there.</param>
/// <param name="Value">The one spelling of its value: no grouping, no idle zeros; a version's own digits.</param>
/// <param name="Unit">The one spelling of the unit beside it; null when none stands there.</param>
internal readonly record struct NumberFact(string Text, string Digits, string Value, string? Unit);
