namespace Seedbed.Runs;

/// <summary>A step's counts as <c>run.json</c> keeps them: <c>in + made = out + rejected</c>.</summary>
public sealed record StepRecord(
    string Step, string Verb, long In, long Made, long Out, IReadOnlyDictionary<string, long> Rejected)
{
    /// <summary>The counts as they stand now.</summary>
    public static StepRecord Of(StepCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new(counts.Step, counts.Verb, counts.In, counts.Made, counts.Out, new SortedDictionary<string, long>(
            counts.Rejected.ToDictionary(), StringComparer.Ordinal));
    }
}
