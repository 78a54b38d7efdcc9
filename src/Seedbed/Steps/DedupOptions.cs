namespace Seedbed.Steps;

/// <summary>The options of <see cref="Dedup"/>.</summary>
public sealed record DedupOptions
{
    /// <summary>The columns that are compared.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>Whether rows that share most of their wording are alike, and not only those that say the same.</summary>
    public bool IsNear { get; init; }

    /// <summary>Of <c>exact</c>, whether case, punctuation and spacing are left out of the comparison; they are when null.</summary>
    public bool? Normalise { get; init; }

    /// <summary>Of <c>near</c>, the least similarity of rows that are alike; 0.7 when null.</summary>
    public double? Threshold { get; init; }

    /// <summary>Of <c>near</c>, the words of a shingle; 5 when null.</summary>
    public int? Shingle { get; init; }

    /// <summary>An option of the other method; null when there is none.</summary>
    internal string? Fault =>
        IsNear && Normalise is not null ? "'normalise' of 'dedup' belongs to 'method: exact'; 'near' never sees case and punctuation"
        : !IsNear && (Threshold is not null || Shingle is not null) ? "'threshold' and 'shingle' of 'dedup' belong to 'method: near'"
        : null;
}
