namespace Seedbed.Steps;

/// <summary>The drop of a row that lacks a column which a step needs.</summary>
public static class MissingColumn
{
    /// <summary>The reason of the drop.</summary>
    public const string Reason = "missing-column";

    /// <summary>Drops the row for want of a column.</summary>
    public static RowOutcome Drop(Row row, string column) =>
        RowOutcome.Drop(row, Reason, $"the row has no value in column '{column}'");
}
