namespace Seedbed.Steps.Extracting;

/// <summary>The source's own words: every word of <paramref name="Text"/> stands in one of the spans.</summary>
/// <param name="Text">What the row answers.</param>
/// <param name="Spans">Where its words stand in the chunk's text, in order.</param>
internal sealed record Answer(string Text, IReadOnlyList<TextSpan> Spans);
