namespace Seedbed.Steps;

/// <summary>A pure function of one row: to no, one or more rows, or a reject. Called from several threads at once.</summary>
public abstract class RowStep : Step
{
    /// <summary>What becomes of the row.</summary>
    public abstract RowOutcome Apply(Row row);
}
