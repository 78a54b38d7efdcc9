namespace Seedbed.Steps;

/// <summary>The options of <see cref="Keep"/>: one condition, which may hold others.</summary>
public sealed record KeepOptions
{
    /// <summary>What is compared.</summary>
    public string? Column { get; init; }

    /// <summary>What must hold of the column; all of them.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; init; } = [];

    /// <summary>Conditions that must all hold.</summary>
    public IReadOnlyList<KeepOptions> All { get; init; } = [];

    /// <summary>Conditions of which one must hold.</summary>
    public IReadOnlyList<KeepOptions> Any { get; init; } = [];

    /// <summary>The columns that it reads.</summary>
    internal IEnumerable<string> Needs =>
        (Column is null ? [] : new[] { Column }).Concat(Comparisons.Select(comparison => comparison.Other).OfType<string>()).Concat(All.Concat(Any).SelectMany(condition => condition.Needs));

    /// <summary>What is wrong with the condition as it is written; null when nothing is.</summary>
    internal string? Fault =>
        Column is null && Comparisons.Count > 0 ? $"'{Comparisons[0].Name}' compares a column; name it with 'column'"
        : Column is not null && Comparisons.Count == 0 ? $"nothing is asked of column '{Column}'; add a comparison such as 'at-least'"
        : Column is null && All.Count + Any.Count == 0 ? "'keep' needs 'column' with a comparison, 'all' or 'any'"
        : null;

    /// <summary>Why the row fails; null when it holds.</summary>
    internal ComparisonFailure? Fails(Row row)
    {
        foreach (Comparison comparison in Comparisons)
        {
            if (comparison.Fails(row, Column!) is { } failure)
                return failure;
        }

        foreach (KeepOptions condition in All)
        {
            if (condition.Fails(row) is { } failure)
                return failure;
        }

        return FailsAny(row);
    }

    private ComparisonFailure? FailsAny(Row row)
    {
        var failures = new List<ComparisonFailure>();
        foreach (KeepOptions condition in Any)
        {
            if (condition.Fails(row) is not { } failure)
                return null;
            failures.Add(failure);
        }

        return failures.Count == 0 ? null
            : failures.TrueForAll(failure => failure.IsMissing) ? failures[0]
            : new(string.Join("; ", failures.Select(failure => failure.Sentence)), IsMissing: false);
    }
}
