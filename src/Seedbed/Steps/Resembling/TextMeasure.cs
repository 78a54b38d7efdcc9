namespace Seedbed.Steps.Resembling;

/// <summary>What is measured of a text.</summary>
/// <param name="Form">How a question asks (<see cref="QuestionForm"/>), or another text's format (<see cref="TextFormat"/>).</param>
/// <param name="Words">How long it is.</param>
/// <param name="Language">Its language or script; null where the text is too short or mixed to say.</param>
internal sealed record TextMeasure(string Form, int Words, string? Language);
