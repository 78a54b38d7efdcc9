namespace Seedbed.Recipes.Importing;

/// <summary>The steps that take a block's place, while they are put together.</summary>
internal sealed class BlockSteps
{
    /// <summary>Verb and options of each step, in order.</summary>
    public List<(string Verb, string Options)> Steps { get; } = [];

    /// <summary>What does not map.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>What should be looked at.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Columns that are there afterwards.</summary>
    public List<string> Adds { get; } = [];

    /// <summary>Columns that are gone afterwards.</summary>
    public List<string> Removes { get; } = [];

    public void Add(string verb, string options) => Steps.Add((verb, options));
}
