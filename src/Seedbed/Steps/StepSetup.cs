using System.Text.Json;
using Seedbed.Models;
using Seedbed.Taxonomies;
using Seedbed.Yaml;

namespace Seedbed.Steps;

/// <summary>What a verb gets to make its step of, besides its options.</summary>
public sealed record StepSetup
{
    /// <summary>The step's name: its <c>name:</c>, else <c>verb</c>, <c>verb-2</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where the step stands in the recipe.</summary>
    public YamlPlace At { get; init; }

    /// <summary>The run's seed, the first part of every <see cref="SeededRandom"/>.</summary>
    public string Seed { get; init; } = "0";

    /// <summary>The models by role. A verb that asks one takes it when it makes its step.</summary>
    public ModelSet Models { get; init; } = ModelSet.None;

    /// <summary>The files that the step may read.</summary>
    public StepFiles Files { get; init; } = StepFiles.None;

    /// <summary>The recipe's parameters with their values, which templates may name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Parameters { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The columns that are there before the step; of a source of rows those that are known without looking.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How many documents (or row files) the source lists; 0 while it is not known.</summary>
    public int Documents { get; init; }

    /// <summary>All seed examples of a taxonomy's leaf by its path, of which a unit shows some; none for other sources.</summary>
    public Func<string, IReadOnlyList<SeedExample>> SeedsOf { get; init; } = static _ => [];
}
