using System.Text.Json;
using Seedbed.Export;

namespace Seedbed.Runs;

/// <summary>What is wrong with a <c>run.json</c> that somebody changed, in words.</summary>
internal static class RecordFaults
{
    // Sums of them stay whole numbers.
    private const long MostRows = 1_000_000_000_000_000;
    private const double MostSeconds = 1_000_000_000;

    /// <summary>What JSON's own types can't rule out: empty places in lists, numbers that no run has; null when all is well.</summary>
    public static string? Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return OfLists(record)
            ?? record.Steps.Concat(record.Leaves?.SelectMany(static leaf => leaf.Steps) ?? []).Select(OfCounts).FirstOrDefault(static fault => fault is not null)
            ?? (record.Budget?.Seconds is { } seconds && !(seconds >= 0 && seconds <= MostSeconds) ? "budget.seconds is no time that a run has" : null);
    }

    /// <summary>Where and why it could not be read.</summary>
    public static string Of(JsonException damage)
    {
        const string Lacking = "including: ";
        int lacking = damage.Message.IndexOf(Lacking, StringComparison.Ordinal);
        if (lacking >= 0)
            return $"it lacks {damage.Message[(lacking + Lacking.Length)..].Split(". ")[0].TrimEnd('.')}";
        return damage is { Path: ['$', '.', .. var member], LineNumber: { } line, InnerException: not JsonException } && damage.Message.StartsWith("The ", StringComparison.Ordinal)
            ? $"line {line + 1}: {member} can't be what stands there"
            : damage.Message;
    }

    private static string? OfLists(RunRecord record)
    {
        (string Name, IEnumerable<object?> Items)[] lists =
        [
            ("steps", record.Steps),
            ("models", record.Models),
            ("groups", record.Groups ?? []),
            ("leaves", record.Leaves ?? []),
            ("asked.inputs", record.Asked.Inputs),
            ("asked.models", record.Asked.Models.Values),
            ("recipe.messages", record.Recipe.Messages),
        ];
        string? empty = lists.FirstOrDefault(static list => list.Items.Any(static item => item is null)).Name
            ?? (record.Leaves?.Any(static leaf => leaf is not null && leaf.Steps.Concat<object?>(leaf.Faults).Any(static item => item is null)) == true ? "leaves" : null)
            ?? (record.Models.Any(static model => model.Endpoints?.Any(static endpoint => endpoint is null) == true) ? "models.endpoints" : null);
        return empty is null ? null : $"{empty} has an empty place";
    }

    private static string? OfCounts(StepFacts step) =>
        step.Rejected.Values.Any(static count => count is < 0 or > MostRows) ? $"the counts of step {step.Step} are no counts" : null;
}
