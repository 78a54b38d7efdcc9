namespace Seedbed;

/// <summary>One step of a heading path.</summary>
public readonly record struct Heading(int Level, string Text);
