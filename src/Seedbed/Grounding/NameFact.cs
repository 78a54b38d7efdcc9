namespace Seedbed.Grounding;

/// <summary>A proper name, identifier, option or path that a text states.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsPlain">Whether nothing but a capital letter makes it a name, as in "Docker".</param>
internal readonly record struct NameFact(string Text, LexemeKind Kind, bool IsPlain);
