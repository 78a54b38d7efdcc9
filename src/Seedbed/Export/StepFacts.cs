using System.Text.Json.Serialization;

namespace Seedbed.Export;

/// <summary>What one step did to the rows: <c>In + Made = Out + rejected</c>.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Verb">Its verb.</param>
/// <param name="In">Rows that reached it.</param>
/// <param name="Made">Rows that it added.</param>
/// <param name="Out">Rows that went on.</param>
/// <param name="Rejected">Rows that it dropped, by reason.</param>
public sealed record StepFacts(
    string Step, string Verb, long In, long Made, long Out, IReadOnlyDictionary<string, long> Rejected)
{
    /// <summary>The steps with each part's together, though the parts take turns in a run.</summary>
    public static IReadOnlyList<StepFacts> ByPart(IReadOnlyList<StepFacts> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        string[] parts = [.. steps.Select(static step => step.Part).OfType<string>().Distinct()];
        return parts.Length == 0 ? steps
            : [steps[0], .. parts.SelectMany(part => steps.Where(step => step.Part == part)), .. steps.Skip(1).Where(static step => step.Part is null)];
    }

    /// <summary>The part of the source whose rows alone reach it; null: all do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }
}
