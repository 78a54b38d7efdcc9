namespace Seedbed.Steps.Options;

/// <summary>What the recipe reference says of one option.</summary>
/// <param name="Name">Its key in the recipe: <c>at-least</c>.</param>
/// <param name="Shape">What may stand there: <c>number from 0 to 1</c>, <c>column</c>, <c>list of texts</c>.</param>
/// <param name="Description">One sentence, without its full stop.</param>
/// <param name="Default">What holds when it is left out; null when nothing does.</param>
public sealed record OptionText(string Name, string Shape, string Description, string? Default = null)
{
    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }
}
