using Seedbed.Yaml;

namespace Seedbed.Steps;

/// <summary>What a step does to the columns of the rows that pass it.</summary>
public sealed record StepColumns
{
    /// <summary>A step that touches no column.</summary>
    public static StepColumns None { get; } = new();

    /// <summary>Columns that must be there before it.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Where a needed column is named, when that is in a file of the step's own: a prompt.</summary>
    public IReadOnlyDictionary<string, YamlPlace> NamedAt { get; init; } = new Dictionary<string, YamlPlace>();

    /// <summary>Columns that are there after it.</summary>
    public IReadOnlyList<string> Adds { get; init; } = [];

    /// <summary>Columns that are gone after it.</summary>
    public IReadOnlyList<string> Removes { get; init; } = [];
}
