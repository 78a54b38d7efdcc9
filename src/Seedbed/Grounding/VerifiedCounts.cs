namespace Seedbed.Grounding;

/// <summary>How many rows and quotes came out how. <see cref="Rows"/> is the sum over the verdicts. Not thread-safe.</summary>
public sealed class VerifiedCounts
{
    private readonly long[] _rows = new long[Enum.GetValues<EvidenceVerdict>().Length];

    /// <summary>Rows added.</summary>
    public long Rows => _rows.Sum();

    /// <summary>Quotes of the rows added.</summary>
    public long Quotes { get; private set; }

    /// <summary>Rows of one verdict.</summary>
    public long this[EvidenceVerdict verdict] => _rows[(int)verdict];

    /// <summary>Whether every row with evidence was proven: none moved, changed, without its document or unreadable.</summary>
    public bool AllHold => Rows == this[EvidenceVerdict.Ok] + this[EvidenceVerdict.NothingToProve] + this[EvidenceVerdict.NoEvidence];

    /// <summary>Counts a row.</summary>
    public void Add(VerifiedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _rows[(int)row.Verdict]++;
        Quotes += row.Quotes.Count;
    }
}
