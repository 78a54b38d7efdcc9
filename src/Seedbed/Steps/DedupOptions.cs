namespace Seedbed.Steps;

/// <summary>The options of <see cref="Dedup"/>.</summary>
public sealed record DedupOptions
{
    /// <summary>The columns that are compared.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>When rows are alike.</summary>
    public DedupMethod Method { get; init; }

    /// <summary>Of <c>exact</c>, whether case, punctuation and spacing are left out of the comparison; they are when null.</summary>
    public bool? Normalise { get; init; }

    /// <summary>Of <c>near</c> the least similarity of rows that are alike, of <c>rouge</c> what theirs is over; 0.7 when null.</summary>
    public double? Threshold { get; init; }

    /// <summary>Of <c>near</c>, the words of a shingle; 5 when null.</summary>
    public int? Shingle { get; init; }

    /// <summary>An option of the other method; null when there is none.</summary>
    internal string? Fault =>
        Method != DedupMethod.Exact && Normalise is not null ? "'normalise' of 'dedup' belongs to 'method: exact'; the others never see case and punctuation"
        : Method == DedupMethod.Exact && Threshold is not null ? "'threshold' of 'dedup' belongs to 'method: near' and 'rouge'"
        : Method != DedupMethod.Near && Shingle is not null ? "'shingle' of 'dedup' belongs to 'method: near'"
        : null;

    internal const double DefaultThreshold = 0.7;

    internal const int DefaultShingle = 5;
}
