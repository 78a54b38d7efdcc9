using Seedbed.Export;

namespace Seedbed.Runs;

/// <summary>What went through a step: <c>in + made = out + rejected</c>, always.</summary>
public sealed class StepCounts
{
    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);

    /// <summary>Counts of a step, from zero.</summary>
    public StepCounts(string step, string verb)
    {
        Step = step;
        Verb = verb;
    }

    /// <summary>The step's name.</summary>
    public string Step { get; }

    /// <summary>Its verb.</summary>
    public string Verb { get; }

    /// <summary>The part of the source whose rows alone reach it; null: all do.</summary>
    public string? Part { get; init; }

    /// <summary>Rows that reached it; for the source: files or lines.</summary>
    public long In { get; private set; }

    /// <summary>Rows that it made beyond one for each that reached it.</summary>
    public long Made { get; private set; }

    /// <summary>Rows that went on.</summary>
    public long Out { get; private set; }

    /// <summary>Rows that it dropped, by reason.</summary>
    public IReadOnlyDictionary<string, long> Rejected => _rejected;

    /// <summary>Rows that it dropped, in all.</summary>
    public long RejectedTotal { get; private set; }

    /// <summary>The counts as they stand now.</summary>
    public StepFacts ToFacts() => new(Step, Verb, In, Made, Out, new SortedDictionary<string, long>(_rejected, StringComparer.Ordinal)) { Part = Part };

    internal void Add(StepTally tally)
    {
        In += tally.In;
        Made += tally.Made;
        Out += tally.Out;
    }

    internal void AddReject(string reason)
    {
        _rejected[reason] = _rejected.GetValueOrDefault(reason) + 1;
        RejectedTotal++;
    }

    internal void Check()
    {
        if (In + Made != Out + RejectedTotal)
        {
            throw new InvalidOperationException(
                $"counts of step '{Step}' don't add up: in {In} + made {Made} ≠ out {Out} + rejected {RejectedTotal}");
        }
    }
}
