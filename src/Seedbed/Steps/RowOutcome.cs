namespace Seedbed.Steps;

/// <summary>What a step made of one row: one or more rows, or a drop with its reason. Never nothing.</summary>
public readonly struct RowOutcome
{
    private readonly object _rows;

    private RowOutcome(object rows, string? reason, string? detail)
    {
        _rows = rows;
        Reason = reason;
        Detail = detail;
    }

    /// <summary>Why the row was dropped, a short fixed word; null when it was kept.</summary>
    public string? Reason { get; }

    /// <summary>One sentence on this row's drop.</summary>
    public string? Detail { get; }

    /// <summary>Whether the row goes on.</summary>
    public bool IsKept => Reason is null;

    /// <summary>The rows that go on, in order, or, of a drop, the row as it stood.</summary>
    public IReadOnlyList<Row> Rows => _rows as IReadOnlyList<Row> ?? [(Row)_rows];

    /// <summary>One row goes on.</summary>
    public static RowOutcome Keep(Row row) => new(row, null, null);

    /// <summary>The row becomes several.</summary>
    /// <exception cref="ArgumentException">There are none: a row that becomes none is a drop.</exception>
    public static RowOutcome Keep(IReadOnlyList<Row> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            throw new ArgumentException("a row that becomes none must be dropped with a reason", nameof(rows));
        return new(rows, null, null);
    }

    /// <summary>The row is dropped.</summary>
    public static RowOutcome Drop(Row row, string reason, string detail)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new(row, reason, detail);
    }
}
